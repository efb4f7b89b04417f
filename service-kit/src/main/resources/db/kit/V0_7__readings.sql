-- Which topics this database has taken in, by the id that Kafka gave each: one that was made again has another.
create table reading (
  topic         text   not null,
  partition     int    not null,
  topic_id      text   not null,
  history_until bigint not null default 0,  -- records below it were taken in by a database that was lost
  primary key (topic, partition)
);
-- A database that took in events before this table was there goes on where it was.
insert into reading (topic, partition, topic_id) select '*', 0, '' where exists (select from inbox);
