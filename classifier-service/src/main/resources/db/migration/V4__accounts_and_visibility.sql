-- The id of the account that did something: it stays when its handle changes. Facts of before have none.
alter table activity add column account text;

-- Who could read a question from when on. A table of its own, since versions before this one know no such fact. It outlives the
-- removal of its question: it says nothing of anybody.
create table visibility (
  event_id   text        primary key,
  question   text        not null,
  changed_at timestamptz not null,
  visibility text        not null,
  history    boolean     not null
);
create index visibility_question on visibility (question);
