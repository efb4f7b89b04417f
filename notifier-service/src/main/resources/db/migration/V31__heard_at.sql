-- When the webhook came in from which a ping follows, so that the way from there to chat can be measured. Null where none did.
alter table ping add column heard_at timestamptz;
