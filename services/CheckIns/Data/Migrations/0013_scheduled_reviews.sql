-- Reviews open by themselves from the moment on at which their plan was decided; whoever decided it runs them where nobody leads.
alter table review_plan
    add column decided_at timestamptz not null default now(),
    add column decided_by uuid;
-- "Is this one open already?"
create index review_scheduled on review (unit_id, kind, scheduled_at);
