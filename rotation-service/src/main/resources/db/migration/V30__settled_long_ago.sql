-- What was settled long ago is forgotten, oldest first.
create index question_settled on question (posted_at) where state = 'SETTLED';
