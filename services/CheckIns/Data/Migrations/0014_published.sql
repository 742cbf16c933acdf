-- Nobody owed a check-in before an objective was agreed, however early its window began.
alter table objective add column published_at timestamptz;

-- With these versions the next comparison with goals asks for all of it again.
update objective set version = 0;
