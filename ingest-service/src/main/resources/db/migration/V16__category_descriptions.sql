-- The topic that describes a category, which is no question; null where the list does not name it.
alter table category add column description bigint;
