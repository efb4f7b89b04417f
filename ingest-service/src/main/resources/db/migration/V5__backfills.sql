-- The last backfill of each source. A running one is claimed by one replica at a time and goes on where it was.
create table backfill (
  source      text primary key,
  since       timestamptz not null,
  until       timestamptz,
  state       text not null,             -- RUNNING, DONE, FAILED
  stream      text not null default '',  -- the list that is read, and where in it
  position    text not null default '',
  pages       int not null default 0,
  questions   int not null default 0,
  replies     int not null default 0,
  started_at  timestamptz not null,
  finished_at timestamptz,
  error       text,
  failures    int not null default 0,
  next_at     timestamptz not null,
  lease_until timestamptz not null default 'epoch'
);
