-- Since when a digest is looked after here, and the list that was posted last.
create table digest (
  name        text primary key,
  since       timestamptz not null,
  fingerprint text,          -- of the last list; null before the first
  listed_at   timestamptz    -- when that list was posted first
);

-- Which occurrences are dealt with, each once, however many replicas look.
create table digest_due (
  name   text        not null references digest,
  due_at timestamptz not null,
  primary key (name, due_at)
);
