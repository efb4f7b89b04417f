-- The inbox is read by time once an hour only: an index that costs next to nothing when events come in.
drop index inbox_received_at;
create index inbox_received_at on inbox using brin (received_at);
