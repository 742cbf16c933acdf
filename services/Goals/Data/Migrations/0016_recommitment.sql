-- What an objective continues, and why: nothing rolls over silently. And which key result each of its own continues, so that the old
-- target is shown beside the new one. (No foreign key there: a draft drops its key results.)
alter table objective
    add column continues uuid references objective,
    add column continues_reason text;
create index objective_continues on objective (continues) where continues is not null;
alter table key_result add column continues uuid;
