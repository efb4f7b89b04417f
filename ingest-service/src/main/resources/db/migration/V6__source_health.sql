-- Since when polls of a source fail, and whether that was told.
alter table poll add column failing_since timestamptz, add column failing_told boolean not null default false;
