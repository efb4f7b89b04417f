-- Ids of the events that were taken in, so that a repeat changes nothing. Kept longer than Kafka keeps the events.
create table inbox (
  event_id    text primary key,
  received_at timestamptz not null default now()
);
create index inbox_received_at on inbox (received_at);

-- Events that were decided on together with the state beside them, until they are on Kafka.
create table outbox (
  id         bigint generated always as identity primary key,
  topic      text  not null,
  subject    text  not null,
  event_id   text  not null,
  ce_type    text  not null,
  ce_source  text  not null,
  ce_time    text  not null,
  value      text  not null
);
