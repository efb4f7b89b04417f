-- A time without anybody that begins sooner than was told is told again. Null: told before this was kept.
alter table schedule_gap add column from_at timestamptz;

-- A shift that became another person's is told to them.
alter table shift_start drop constraint shift_start_pkey, add primary key (rotation, starts_at, person);
