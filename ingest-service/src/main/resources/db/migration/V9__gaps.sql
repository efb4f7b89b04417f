-- Questions that their source is to be asked about again, and when: those of which Tend does not know all, and once a day all that are open.
create table look (
  question      text primary key,
  source        text not null,
  due_at        timestamptz not null,
  soon          boolean not null default false,  -- before those that are only looked at each day
  known_since   timestamptz,                     -- since when Tend knows what happened to it; null: everything
  missing_since timestamptz                      -- since when the source does not show it
);
create index look_due on look (source, soon desc, due_at);

-- When a source is asked about the next of them, and when the last daily round began.
alter table poll add column look_at timestamptz not null default 'epoch', add column round_at timestamptz not null default now();
