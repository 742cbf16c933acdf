-- Only the cascade writes them, beside the progress that refers to the same objective, and objectives are never deleted: asking
-- for each of ten thousand whether its objective is there, and locking it, took most of the time of writing them.
alter table progress_revision drop constraint progress_revision_objective_id_fkey;
