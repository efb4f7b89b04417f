-- The questions that a message names which is about several, with the address to which the line of each links.
create table named (
  ping     uuid not null references ping on delete cascade,
  question text not null,
  url      text,               -- null once the question was removed at its source and the message was edited
  primary key (question, ping)
);
create index named_ping on named (ping);

-- Messages that name a question which may not be shown there any more: each is edited, once it can be.
create table edit (
  ping           uuid not null references ping on delete cascade,
  question       text not null,
  destination    text not null,
  because        text not null check (because in ('PRIVATE', 'REMOVED')),
  state          text not null check (state in ('DUE', 'EDITING', 'DONE', 'FAILED', 'IMPOSSIBLE')),
  first_due_at   timestamptz not null,
  due_at         timestamptz not null,
  attempts       int not null default 0,
  first_tried_at timestamptz,
  claim          uuid,               -- of EDITING: by which claim
  lease_until    timestamptz,        -- of EDITING: when another may take over
  error          text,               -- what last went wrong, or why it can't be edited
  ended_at       timestamptz,
  primary key (ping, question)
);
create index edit_open on edit (destination, first_due_at) where state in ('DUE', 'EDITING');
