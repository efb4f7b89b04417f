-- What became of a digest when it was due last, for those who ask why a channel is silent.
alter table digest
  add column last_due     timestamptz,
  add column last_posting text;
