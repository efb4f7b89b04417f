-- What questions were resolved with is one of their links, so that they are found by it.
update question set content = jsonb_set(content, '{care,links}', jsonb_build_array(jsonb_build_object('kind', 'OTHER',
    'url', content #> '{care,resolution,link}', 'by', content #> '{care,resolution,by}', 'at', content #> '{care,resolution,at}')))
where content #>> '{care,resolution,link}' is not null;

create index question_links on question using gin ((content -> 'care' -> 'links') jsonb_path_ops);
