-- What ended long ago is forgotten, oldest first. The time of a status is an ISO 8601 text in UTC.
create index ping_ended on ping (ended_at) where ended_at is not null;
create index question_status_settled on question_status ((status ->> 'awaitingSince')) where status ->> 'state' = 'SETTLED';
