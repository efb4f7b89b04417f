-- The categories of a Discourse forum, as its API lists them to us.
create table category (
  source     text    not null,
  id         bigint  not null,
  slug       text    not null,
  restricted boolean not null,
  primary key (source, id)
);
