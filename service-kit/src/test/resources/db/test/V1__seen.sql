create table seen (place bigint generated always as identity, question text not null, title text not null);
