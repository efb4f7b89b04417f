-- Thresholds that have passed, and when others are told if nobody takes the question: of each the newest clock.
create table escalation (
  question   text        not null,
  threshold  text        not null,
  since      timestamptz not null,
  policy     text        not null,
  aged_at    timestamptz not null,
  heard_at   timestamptz not null,
  due_at     timestamptz,          -- when to look again; null where nothing follows
  back_up_at timestamptz,          -- when that step was told
  channel_at timestamptz,
  primary key (question, threshold)
);
create index escalation_due on escalation (due_at) where due_at is not null;
