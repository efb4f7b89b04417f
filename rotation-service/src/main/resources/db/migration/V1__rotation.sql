-- The queue. What is filtered and sorted by stands in columns; the whole question, as the service knows it, in content.
create table question (
  id            text primary key,
  key           uuid        not null unique,
  state         text        not null,
  type          text        not null,
  source        text        not null,
  awaiting      text        not null,
  assignee      text,
  posted_at     timestamptz not null,
  snoozed_until timestamptz,
  urgency       integer     not null,
  content       jsonb       not null
);
-- The order of the queue, and of its pages.
create index question_queue on question (urgency, posted_at, id);
-- What the sweeps look for.
create index question_snoozed on question (snoozed_until) where state = 'SNOOZED';
create index question_unassigned on question (source) where state = 'OPEN' and assignee is null;

-- Overrides: somebody takes a time of a rotation, whosever turn it is.
create table takeover (
  place      bigint generated always as identity primary key,
  id         uuid        not null unique,
  rotation   text        not null,
  person     text        not null,
  from_at    timestamptz not null,
  until_at   timestamptz not null,
  created_at timestamptz not null
);

-- Since when a rotation is looked after here: shifts that began before are history, and told to nobody.
create table rotation_watch (
  rotation text primary key,
  since    timestamptz not null
);

-- Which shift starts were told, each once, however many replicas look.
create table shift_start (
  rotation  text        not null,
  starts_at timestamptz not null,
  person    text        not null,
  primary key (rotation, starts_at)
);
