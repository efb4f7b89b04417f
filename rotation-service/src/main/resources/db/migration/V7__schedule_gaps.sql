-- Which times without anybody on duty were told, each once, however many replicas look.
create table schedule_gap (
  rotation text        not null,
  until_at timestamptz not null,
  primary key (rotation, until_at)
);
