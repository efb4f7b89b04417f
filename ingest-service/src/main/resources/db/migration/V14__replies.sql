-- Below which question each known reply stands: a source may move it below another.
create table if not exists reply (
  source text not null,
  reply text not null,
  question text not null,
  primary key (source, reply)
);
create index if not exists reply_question on reply (question);
