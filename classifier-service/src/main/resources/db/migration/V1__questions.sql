-- What is known of each question, and what was told of it last. A row may stand for a question whose post was not seen yet.
create table question (
  question    text primary key,
  card        jsonb,              -- the newest content without its text; null until a post or an edit was seen
  body        text,               -- its text, for typing it again when the rules change; erased when the question is removed
  typing      jsonb,              -- what the rules say of it
  told        jsonb,              -- the status that was told last
  told_type   text,               -- a digest of the question-typed that was told last
  revision    bigint  not null default 0,
  open        boolean not null default false,
  recheck     boolean not null default false
);
create index question_recheck on question (question) where recheck;

-- The facts that a question's state follows from; no text of anybody.
create table activity (
  event_id text        primary key,
  question text        not null references question,
  kind     text        not null,
  at       timestamptz not null,
  reply    text,
  by       text,
  staff    boolean     not null,
  noise    boolean     not null,
  history  boolean     not null,
  detail   text
);
create index activity_question on activity (question);

-- Thresholds that will pass, and those that were told: each clock once.
create table deadline (
  question  text        not null references question,
  policy    text        not null,
  threshold text        not null,
  since     timestamptz not null,
  due_at    timestamptz not null,
  told_at   timestamptz,
  primary key (question, policy, threshold, since)
);
create index deadline_due on deadline (due_at) where told_at is null;

-- The configuration that questions were last checked against; one row.
create table configuration (
  digest     text   not null,
  generation bigint not null
);
create unique index configuration_is_one on configuration ((true));
