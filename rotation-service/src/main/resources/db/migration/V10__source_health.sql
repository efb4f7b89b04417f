-- What ingest-service said last of each source.
create table source_health (
  source  text primary key,
  state   text not null,        -- WORKING, FAILING
  since   timestamptz not null,
  error   text,
  told_at timestamptz not null
);
