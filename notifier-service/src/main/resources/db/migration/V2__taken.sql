-- When a person last took the question, handed it over or put it off: from then on others need not be told.
alter table question_status add column taken_at timestamptz;
