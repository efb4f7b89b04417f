-- What this service told, as it was told, so that it can be published again where Kafka has lost it. What is about a question is
-- erased when the question is removed; all of it after tend.retention.published.
create table published (
  place     bigint generated always as identity primary key,
  topic     text not null,
  subject   text not null,
  event_id  text not null,
  ce_type   text not null,
  ce_source text not null,
  ce_time   text not null,
  value     text not null,
  at        timestamptz not null default now()
);
create index published_subject on published (subject);

-- The last wish to publish again; one row at most. A running one is claimed by one replica at a time and goes on where it was.
create table republish (
  one         boolean primary key default true check (one),
  since       timestamptz not null,
  source      text,                           -- only events that name it; null: all
  state       text not null,                  -- RUNNING, DONE
  position    bigint not null default 0,      -- all up to it are looked at
  until_place bigint not null,
  events      bigint not null default 0,
  started_at  timestamptz not null,
  finished_at timestamptz,
  error       text,
  next_at     timestamptz not null,
  lease_until timestamptz not null default 'epoch'
);
