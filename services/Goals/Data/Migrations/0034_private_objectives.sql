-- Few objectives are private, and every cascade asks which: without this all of them are looked at.
create index objective_private on objective (id) where visibility = 'private';
