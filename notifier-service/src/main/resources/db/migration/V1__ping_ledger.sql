-- What is known of a question now, for the text of a ping and for the last look before it is sent.
create table question_status (
  question text primary key,
  revision bigint not null,        -- of the newest triage event; -1 where none was seen yet
  status   jsonb,                  -- TriageStatus of that event
  summary  jsonb,                  -- QuestionSummary; null once the question was removed at its source
  assignee text                    -- key of a person
);

-- The ledger: what is told to whom, where, and how it ended. One ping per question, reason and destination.
create table ping (
  place          bigint generated always as identity,
  id             uuid primary key,
  question       text not null references question_status,
  reason         text not null,
  destination    text not null,
  state          text not null check (state in ('DUE', 'SENDING', 'SENT', 'FAILED', 'DROPPED', 'WITHHELD')),
  details        jsonb,            -- what the event says beside the question; null where nothing may be kept
  rule           text not null,    -- the rule that led here, in words
  first_due_at   timestamptz not null,
  due_at         timestamptz not null,
  attempts       int not null default 0,
  unknown        int not null default 0,   -- attempts of which nobody knows whether they were shown
  first_tried_at timestamptz,
  message_key    uuid,             -- of the message it was last a part of; kept while that one's outcome is unknown
  claim          uuid,             -- of SENDING: by which claim
  lease_until    timestamptz,      -- of SENDING: when another sender may take over
  message        text,             -- id of the message at the chat server
  error          text,             -- what last went wrong, or why it was not sent
  ended_at       timestamptz,
  unique (question, reason, destination)
);
create index ping_open on ping (destination, first_due_at, place) where state in ('DUE', 'SENDING');
create unique index ping_place on ping (place);

-- One row per destination: the pace and the pauses that all replicas keep together.
create table channel (
  destination text primary key,
  next_at     timestamptz not null,
  failures    int not null default 0,
  error       text
);
