-- Lists and reports decide by columns, so that nobody reads whole questions to count or to sort them. Postgres computes these
-- columns from content: they are right whichever version of the service writes a row. Times stay ISO 8601 texts in UTC, since a
-- generated column may not depend on settings, as a cast to a timestamp does; `collate "C"` makes their order that of time, to
-- the second.
alter table question
  add column category         text    generated always as (content #>> '{summary,category}') stored,
  add column labels           jsonb   generated always as (content #> '{summary,labels}') stored,
  add column flags            jsonb   generated always as (content #> '{summary,flags}') stored,
  add column staff            boolean generated always as ((content #>> '{summary,author,staff}')::boolean) stored,
  add column bot              boolean generated always as ((content #>> '{summary,author,bot}')::boolean) stored,
  add column public           boolean generated always as (content #>> '{summary,visibility}' = 'PUBLIC'
    and content #>> '{status,visibility}' = 'PUBLIC' and not content #> '{summary,flags}' ? 'SENSITIVE') stored,
  add column removed          boolean generated always as (content #>> '{summary,title}' = '[removed]'
    and content #>> '{summary,author,handle}' = '[removed]') stored,
  add column answered         boolean generated always as ((content #>> '{status,answered}')::boolean) stored,
  add column answered_at      text    generated always as (content #>> '{status,answeredAt}') stored,
  add column awaiting_since   text    generated always as (content #>> '{status,awaitingSince}') stored,
  add column last_activity_at text    generated always as (content #>> '{status,lastActivityAt}') stored,
  add column known_since      text    generated always as (content #>> '{status,knownSince}') stored,
  add column aged             jsonb   generated always as (content #> '{status,aged}') stored,
  add column given_by         text    generated always as (content #>> '{care,rotation}') stored,
  add column assigned_at      text    generated always as (content #>> '{care,assignedAt}') stored,
  add column settled_at       text collate "C" generated always as (case when state = 'SETTLED'
    then coalesce(content #>> '{care,resolution,at}', content #>> '{status,awaitingSince}') end) stored;

-- Each filter of the queue finds its page in the order of pages, and what fits nothing is known at once.
create index question_by_assignee on question (assignee, urgency, posted_at, id);
create index question_by_source on question (source, urgency, posted_at, id);
create index question_by_type on question (type, urgency, posted_at, id);
create index question_by_awaiting on question (awaiting, urgency, posted_at, id);
create index question_by_time on question (posted_at);
-- Reports and sections of what was settled lately.
create index question_by_settlement on question (settled_at) where state = 'SETTLED';
-- What the sweep looks for that gives questions to who is on duty; those of programs are nobody's.
create index question_waiting on question (source) where state = 'OPEN' and assignee is null and not bot;
