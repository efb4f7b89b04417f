-- Calendars at addresses, as they were when last read, so that a restart goes on with what was known while their server is away.
create table calendar (
  id       text primary key,
  content  text,
  etag     text,
  modified text,
  error    text,
  read_at  timestamptz,
  due_at   timestamptz not null,
  version  bigint not null default 0
);
