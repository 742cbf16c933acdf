-- Whom a metric is about, where it is about a person at all.
alter table metric add column about_person_id uuid;
create index metric_about_person on metric (about_person_id) where about_person_id is not null;
