-- The place that each source was found to be. Its id stays when it is renamed.
create table identity (
  source     text primary key,
  id         text not null default '',   -- repository.id; empty where the source has none
  name       text not null default '',   -- what the source calls it now; empty: not learned yet
  origin     text not null default '',   -- what it was called when it was learned; question ids are made of it
  location   text not null default '',   -- what community.yaml called it when it was heard last
  kind       text,                       -- RENAMED, RECREATED, OTHER; null: no trouble
  trouble    text,                       -- for people: what is wrong and what to do
  trouble_at timestamptz
);
