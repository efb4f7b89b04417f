-- When each source is asked next, and by whom: one replica at a time.
create table poll (
  source      text primary key,
  next_at     timestamptz not null,
  lease_until timestamptz not null default 'epoch',
  last_at     timestamptz,
  last_ok_at  timestamptz,
  last_error  text,
  failures    int not null default 0
);

-- How far each list of a source was read, by the source's clock.
create table cursor (
  source text not null,
  stream text not null,
  at     timestamptz not null,
  etag   text,                     -- of the answer from this cursor on, if it held nothing new
  primary key (source, stream)
);
