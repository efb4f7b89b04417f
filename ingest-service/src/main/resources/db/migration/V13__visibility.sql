-- Who can read a question as it was published last, and since when; null for what was published before this was remembered.
alter table question add column visibility text, add column visibility_at timestamptz not null default 'epoch';
-- Id of the category at sources that have categories; null where it is not known.
alter table question add column category bigint;

-- Who can read all of a source, by its own word, and as of when; null where it does not say so.
alter table source add column visibility text, add column visibility_at timestamptz not null default 'epoch';

-- Sources of which many known questions can be read by others than before. Done in pieces, each row by one replica at a time.
create table visibility_change (
  source      text primary key,
  visibility  text not null,
  restricted  boolean not null,            -- only what is in a category that not everyone can read
  at          timestamptz not null,
  position    text not null default '',    -- the last question that is done
  lease_until timestamptz not null default 'epoch'
);
