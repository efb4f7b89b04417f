-- Events that no broker will take (they are over its limit): set aside, so that all others go on. Empty, unless something is wrong.
create table outbox_refused (
  id         bigint primary key,
  topic      text not null,
  subject    text not null,
  event_id   text not null,
  ce_type    text not null,
  ce_source  text not null,
  ce_time    text not null,
  value      text not null
);
