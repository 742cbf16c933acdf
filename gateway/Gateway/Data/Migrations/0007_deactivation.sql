-- Whoever is deactivated has their sessions ended with it: a later re-activation, however soon, does not bring them back.
create function end_sessions_of_person() returns trigger language plpgsql as $$
begin
    update session set revoked_at = now(), id_token = null where person_id = new.id and revoked_at is null;
    return null;
end $$;

create trigger person_deactivated after update of active on person
    for each row when (old.active and not new.active) execute function end_sessions_of_person();

update session s set revoked_at = now(), id_token = null
from person p where p.id = s.person_id and not p.active and s.revoked_at is null;
