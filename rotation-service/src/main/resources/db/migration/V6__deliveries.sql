-- What people got, or had nothing to get: one message a day at a destination, however many replicas look.
create table digest_delivery (
  person      text not null,
  destination text not null,
  day         date not null,
  primary key (person, destination, day)
);
