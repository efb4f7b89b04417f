-- When the webhook came in from which an event follows, so that the way from there to chat can be measured. Null where none did.
alter table outbox add column heard_at timestamptz;
alter table outbox_refused add column heard_at timestamptz;
