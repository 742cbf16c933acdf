-- Written once, by the statements that write the check-in they belong to, and nobody deletes either (their triggers refuse it):
-- looking the check-in up again for every value took a tenth of keeping it.
alter table check_in_value drop constraint check_in_value_check_in_id_number_fkey;
alter table check_in_step drop constraint check_in_step_check_in_id_number_fkey;
alter table check_in_reading drop constraint check_in_reading_check_in_id_fkey;
