-- With an index over content, each change of a question was written to all indexes. Links change seldom and have a column.
drop index question_links;
alter table question add column links jsonb; -- their addresses, an array; null where there are none
alter table question add column debt boolean not null default false; -- documentation could have answered it, and it has no link

update question set links = jsonb_path_query_array(content, '$.care.links[*].url')
where jsonb_array_length(coalesce(content -> 'care' -> 'links', '[]')) > 0;
update question set debt = true
where state = 'SETTLED' and type in ('TROUBLESHOOTING', 'QUESTION') and links is null
  and not coalesce((content -> 'status' ->> 'silent')::boolean, false) and content -> 'summary' ->> 'title' <> '[removed]';

create index question_links on question using gin (links jsonb_path_ops) where links is not null;
create index question_debt on question (urgency, posted_at, id) where debt;
