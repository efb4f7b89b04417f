-- When people take no turns, beside what the file has. Ended before its last day: what was stays, what was to come does not.
create table leave (
  id         uuid        primary key,
  person     text        not null,
  first_day  date        not null,
  last_day   date        not null,
  created_at timestamptz not null,
  ended_at   timestamptz
);

-- Overrides of a whole turn, wherever it moves: of the one that holds this time.
alter table takeover add column turn_at timestamptz;

-- Two people exchange a turn each, named by a time within it; once accepted, two overrides do it.
create table swap (
  place      bigint generated always as identity primary key,
  id         uuid        not null unique,
  rotation   text        not null,
  asker      text        not null,
  asked      text        not null,
  gives_at   timestamptz not null,
  takes_at   timestamptz not null,
  state      text        not null,
  created_at timestamptz not null
);
