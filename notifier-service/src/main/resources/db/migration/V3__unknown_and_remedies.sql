-- UNKNOWN: it may be shown, nobody can look, and it is not repeated again.
alter table ping drop constraint ping_state_check, add constraint ping_state_check
  check (state in ('DUE', 'SENDING', 'SENT', 'FAILED', 'DROPPED', 'WITHHELD', 'UNKNOWN'));

-- What a person can do so that the destination takes messages again; null where there is nothing to mend.
alter table channel add column remedy text;
