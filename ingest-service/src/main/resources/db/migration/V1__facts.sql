-- Facts that were published, so that each is published once, whichever way and however often it comes.
create table facts (
  event_id uuid primary key,
  question text not null,
  at       timestamptz not null default now()
);

-- What is known of a question: enough to tell what is new. Its row is locked by all who write facts about it.
create table question (
  question   text primary key,
  source     text not null,
  posted     boolean not null default false,
  content    text not null default '',            -- hash of what was published last
  content_at timestamptz not null default 'epoch',
  state      text not null default 'OPEN',        -- OPEN, CLOSED, REMOVED
  state_at   timestamptz not null default 'epoch',
  answer     text not null default '',            -- id of the accepted reply
  answer_at  timestamptz not null default 'epoch',
  pending_at timestamptz                          -- to be published then, even if its text did not come
);
create index question_pending on question (pending_at) where pending_at is not null;

-- Where a source tells of a question in pieces (Discourse: topic and first post), the newest of each. Erased with the question.
create table piece (
  question text not null references question,
  part     text not null,                         -- TOPIC, POST
  ordered  timestamptz not null,                  -- newer replaces older, by the source's clock where it has one
  told     timestamptz not null,
  draft    text not null,                         -- JSON, as text: it may hold \u0000
  primary key (question, part)
);
