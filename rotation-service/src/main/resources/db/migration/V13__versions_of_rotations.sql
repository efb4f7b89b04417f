-- What each rotation was, and since when: a changed file changes nothing of what was. Who members are, in which order, how long
-- turns are, who is away; see Definition.
create table rotation_version (
  rotation   text        not null,
  since      timestamptz not null,
  definition jsonb       not null,
  primary key (rotation, since)
);
