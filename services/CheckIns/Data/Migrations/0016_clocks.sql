-- Which clocks people live by is asked every minute; from here it is a look at each clock instead of at each person.
create index person_time_zone on person (time_zone) where active;
