-- What another policy or time zone makes of the whole past can wait: values that people post and correct go first.
alter table changed_series add column later boolean not null default false;
