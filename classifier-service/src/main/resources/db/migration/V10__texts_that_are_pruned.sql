-- Texts of questions that were settled long ago are forgotten: oldest first. The time is an ISO 8601 text in UTC.
create index question_settled_text on question ((told ->> 'awaitingSince')) where not open and body <> '';
