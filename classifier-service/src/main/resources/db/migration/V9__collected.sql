-- Where the database was lost, facts are collected first and decided on when all have come. Null: nothing waits.
alter table question add column collected_at timestamptz;
create index question_collected on question (collected_at) where collected_at is not null;
