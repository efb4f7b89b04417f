-- The id of the account that wrote a piece; it is not in the draft, which the previous version reads too.
alter table piece add column author_id text;
