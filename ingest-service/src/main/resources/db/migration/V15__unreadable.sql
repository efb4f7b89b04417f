-- Signed webhooks that hold something that Tend needs and can't read, with their bytes: read again by a later version.
create table unreadable (
  id          bigint generated always as identity primary key,
  source      text        not null,
  event       text        not null,
  reason      text        not null,        -- names a field, holds nothing of its content
  body        bytea       not null,
  received_at timestamptz not null
);
create index unreadable_source on unreadable (source, id);
alter table source add column unreadable bigint not null default 0;
