-- Units that answer for an objective together with the accountable one: it is seen at each.
alter table objective add column co_units uuid[] not null default '{}';
-- What is known already came without: with these versions the next comparison with goals asks for all of it again.
update objective set version = 0;
