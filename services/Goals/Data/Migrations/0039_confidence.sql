-- The latest confidence in a key result: most check-ins give a value without one, and all of them were looked through for it.
create index check_in_value_confidence on check_in_value (key_result_id, at desc, check_in_id desc) where confidence is not null;
