-- Whom a metric is about: then fewer may be told of it.
alter table metric add column about_person_id uuid;
