-- The replies that were published, so that one that is gone or has moved is noticed.
create table if not exists reply (source text not null, reply text not null, question text not null, primary key (source, reply));
create index if not exists reply_question on reply (question);
