-- What reads a metric about its owner stays with them when they hand over, and the receipt says so.
alter table held_metric add column about_person_id uuid;
alter table held_objective add column metrics uuid[] not null default '{}';
-- What is here already lacks it: at an older version it is told anew by the next comparison, which is minutes away.
update held_metric set version = 0 where name is null;
update held_objective set version = 0 where status not in ('graded', 'retired');
