-- Where a metric is green, and what it is to reach: a target is proposed from them, and a range tells whether a guardrail got worse.
alter table metric
    add column green numeric,
    add column low numeric,
    add column high numeric,
    add column target numeric;
-- What is known already came without: with these versions the next comparison with the metrics service asks for all of it again.
update metric set version = 0;

-- Every alert of a metric, whatever its kind: an objective may be begun from one that is open. Opened and closed arrive in any order.
create table metric_alert (
    id uuid primary key,
    metric_id uuid not null,
    kind text not null,
    closed boolean not null default false
);
insert into metric_alert (id, metric_id, kind, closed) select id, metric_id, 'health', closed_period is not null from health_alert;

alter table objective add column origin_alert_id uuid;
create index objective_origin_alert on objective (origin_alert_id) where origin_alert_id is not null;
