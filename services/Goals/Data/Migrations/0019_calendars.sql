-- The periods of named calendars, as the service of metrics counts them: until now they were taken for months.
create table calendar (
    id uuid primary key,
    version bigint not null
);
create table calendar_period (
    calendar_id uuid not null references calendar,
    start date not null,
    primary key (calendar_id, start)
);
alter table metric add column calendar_id uuid;

-- The first day after a period of a calendar. Beyond its ends a calendar goes on in periods of four weeks.
create function calendar_end(start date, calendar uuid) returns date stable language sql as $$
    select case when exists (select 1 from calendar_period p where p.calendar_id = $2 and p.start <= $1)
        then coalesce((select min(p.start) from calendar_period p where p.calendar_id = $2 and p.start > $1), $1 + 28)
        else $1 + 28
    end
$$;

-- Without a query of its own, so that it costs nothing where there is no calendar. One that is not known yet has months.
create function period_end(start date, cadence text, calendar uuid) returns date stable language sql as $$
    select case when cadence = 'calendar' and calendar is not null then calendar_end(start, calendar) else period_end(start, cadence) end
$$;

-- What is known already came without its calendar: with these versions the next comparison with metrics asks for all of it again.
update metric set version = 0 where cadence = 'calendar';
