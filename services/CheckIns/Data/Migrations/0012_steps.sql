-- What a check-in says of the steps of milestones.
create table check_in_step (
    check_in_id uuid not null,
    number bigint not null,
    step_id uuid not null,
    done boolean not null,
    primary key (check_in_id, number, step_id),
    foreign key (check_in_id, number) references check_in_revision
);
create trigger check_in_step_stays before update or delete on check_in_step execute function refuse_change();
create index check_in_step_step on check_in_step (step_id);

-- What was said of them elsewhere, by hand or by an issue tracker: the latest holds, and of two of one moment the one that is done.
create table step_ticked (
    step_id uuid primary key,
    at timestamptz not null,
    done boolean not null
);

-- What is known already came without steps: with these versions the next comparison with goals asks for all of it again.
update objective set version = 0;
