-- Whether an objective serves anything, and whether a link leads into another cycle: the first screen of a cascade asks for
-- the objectives that serve nothing and for what belongs to it from elsewhere, and would have to look at every objective
-- and every link to find the few. Kept by triggers, so that whatever writes them cannot forget it.

alter table objective add column serves boolean not null default false;
alter table alignment add column crosses boolean not null default false;

update objective o set serves = true where exists (select 1 from alignment a where a.child_id = o.id);
update alignment a set crosses = true from objective c, objective p where c.id = a.child_id and p.id = a.parent_id and c.cycle_id <> p.cycle_id;

create index objective_top on objective (cycle_id, id) where not serves;
create index alignment_crossing on alignment (child_id, parent_id) where crosses;

create function keep_alignment_crosses() returns trigger language plpgsql as $$
begin
    -- A link to nothing is refused by its foreign key.
    new.crosses := coalesce((select c.cycle_id <> p.cycle_id from objective c, objective p where c.id = new.child_id and p.id = new.parent_id), false);
    return new;
end $$;

create trigger alignment_crosses before insert or update of child_id, parent_id on alignment
    for each row execute function keep_alignment_crosses();

create function keep_objective_serves() returns trigger language plpgsql as $$
begin
    update objective o set serves = not o.serves
    where o.id in (new.child_id, old.child_id) and o.serves <> exists (select 1 from alignment a where a.child_id = o.id);
    return null;
end $$;

create trigger objective_serves after insert or delete or update of child_id on alignment
    for each row execute function keep_objective_serves();

create function keep_links_cross() returns trigger language plpgsql as $$
begin
    update alignment a set crosses = c.cycle_id <> p.cycle_id
    from objective c, objective p
    where new.id in (a.child_id, a.parent_id) and c.id = a.child_id and p.id = a.parent_id;
    return null;
end $$;

create trigger objective_links_cross after update of cycle_id on objective
    for each row when (old.cycle_id <> new.cycle_id) execute function keep_links_cross();
