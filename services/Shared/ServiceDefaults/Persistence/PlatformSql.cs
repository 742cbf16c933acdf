using Setpoint.Messaging;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>Tables that every service has, for its first migration.</summary>
public static class PlatformSql
{
    /// <summary>Outbox, inbox, dead letters, idempotency and audit.</summary>
    public const string Messaging = MessagingTables.Sql +
        """


        create table idempotency (
            principal uuid not null,
            route text not null,
            key text not null,
            body_hash bytea not null,
            status int not null,
            content_type text,
            headers jsonb not null,
            body bytea not null,
            at timestamptz not null default now(),
            primary key (principal, route, key)
        );
        create index idempotency_at on idempotency (at);

        create table audit_entry (
            seq bigint generated always as identity primary key,
            at timestamptz not null default clock_timestamp(),
            actor uuid,
            action text not null,
            subject_type text not null,
            subject_id uuid not null,
            version bigint not null,
            changes jsonb not null,
            trace text
        );
        create index audit_entry_subject on audit_entry (subject_id, seq);
        -- History is append-only for the service itself. The role's name is the database's with _app, made by the migrator.
        do $$
        begin
            if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
                execute format('revoke update, delete, truncate on audit_entry from %I', current_database() || '_app');
            end if;
        end $$;
        """;

    /// <summary>
    /// Units, people and roles with the closure of the unit tree. In the directory these tables are the truth, in the
    /// other services they mirror it; authorization asks the same questions of both.
    /// </summary>
    public const string Organization =
        """
        create table unit (
            id uuid primary key,
            version bigint not null,
            name text not null,
            slug text not null,
            kind text not null,
            parent_id uuid,
            lead_id uuid,
            time_zone text not null,
            archived boolean not null default false
        );
        create index unit_parent on unit (parent_id);
        create index unit_slug_lookup on unit (slug);

        create table person (
            id uuid primary key,
            version bigint not null,
            name text not null,
            email text not null,
            kind text not null,
            active boolean not null,
            manager_id uuid,
            locale text,
            time_zone text,
            primary_unit_id uuid
        );

        create table unit_membership (
            person_id uuid not null references person on delete cascade,
            unit_id uuid not null,
            primary key (person_id, unit_id)
        );
        create index unit_membership_unit on unit_membership (unit_id);

        create table role_grant (
            person_id uuid not null references person on delete cascade,
            unit_id uuid not null,
            role text not null,
            expires_at timestamptz,
            primary key (person_id, unit_id, role)
        );
        create index role_grant_unit on role_grant (unit_id);

        create table unit_closure (
            ancestor_id uuid not null,
            descendant_id uuid not null,
            depth int not null,
            primary key (descendant_id, ancestor_id)
        );
        create index unit_closure_ancestor on unit_closure (ancestor_id, descendant_id);

        -- Recomputes the closure of a unit and everything below it. Called after its parent became known or changed;
        -- units arrive in any order, so a child may be here before its parent.
        create function refresh_unit_closure(root uuid) returns void language plpgsql as $$
        begin
            perform pg_advisory_xact_lock(hashtext('unit_closure'));
            create temp table if not exists below (id uuid primary key) on commit drop;
            truncate below;
            insert into below
            with recursive sub as (
                select root as id
                union
                select u.id from unit u join sub on u.parent_id = sub.id
            )
            select id from sub;
            delete from unit_closure where descendant_id in (select id from below);
            insert into unit_closure (ancestor_id, descendant_id, depth)
            with recursive up as (
                select u.id as descendant_id, u.id as ancestor_id, u.parent_id, 0 as depth
                from unit u where u.id in (select id from below)
                union all
                select up.descendant_id, p.id, p.parent_id, up.depth + 1
                from up join unit p on p.id = up.parent_id
                where up.depth < 64
            )
            select ancestor_id, descendant_id, min(depth) from up group by 1, 2;
        end $$;

        -- True when the person holds any role on the unit or above it, or belongs to it or to a unit below it.
        create function sees_unit(person uuid, unit uuid) returns boolean stable language sql as $$
            select exists (
                select 1 from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
                where c.descendant_id = unit and r.person_id = person and (r.expires_at is null or r.expires_at > now())
            ) or exists (
                select 1 from unit_closure c join unit_membership m on m.unit_id = c.descendant_id
                where c.ancestor_id = unit and m.person_id = person
            )
        $$;
        """;

    /// <summary>Second step of every service: the unit tree by date, and what an audit is searched by.</summary>
    public const string History =
        """
        -- Where a unit stood, since when. The first place holds from the beginning: a unit was there before it was entered.
        create table unit_placement (
            unit_id uuid not null,
            since timestamptz not null,
            parent_id uuid,
            primary key (unit_id, since)
        );
        insert into unit_placement select id, '-infinity', parent_id from unit;

        -- A unit and everything below it as the tree was at a moment: a team that has moved since counts where it stood then.
        create function unit_below_at(root uuid, moment timestamptz) returns table (id uuid) stable language sql as $$
            with recursive placed as materialized (
                select distinct on (p.unit_id) p.unit_id, p.parent_id
                from unit_placement p where p.since <= moment
                order by p.unit_id, p.since desc
            ), below (id) as (
                select root
                union
                select p.unit_id from below b join placed p on p.parent_id = b.id
            )
            select b.id from below b
        $$;

        -- What a unit has decided for itself and everything below it.
        create table policy (
            id uuid primary key,
            version bigint not null,
            values jsonb not null
        );

        alter table audit_entry add column reason text;
        create index audit_entry_actor on audit_entry (actor, seq);
        -- It grows in the order of time, so a summary of its blocks finds a span.
        create index audit_entry_at on audit_entry using brin (at);
        """;

    /// <summary>Third step of every service: how far a token reaches that is limited to a unit, and what is decided for one, asked in SQL.</summary>
    public const string Reach =
        """
        -- True when the unit is the one that a caller is limited to or below it; everything is where there is no limit.
        create function is_within(unit uuid, within uuid) returns boolean stable language sql as $$
            select within is null or exists (
                select 1 from unit_closure c where c.ancestor_id = within and c.descendant_id = unit)
        $$;

        -- What the unit or the nearest one above it has decided; null where it is the default.
        create function policy_of(unit uuid, name text) returns text stable language sql as $$
            select p.values ->> policy_of.name
            from unit_closure c join policy p on p.id = c.ancestor_id
            where c.descendant_id = policy_of.unit and p.values ? policy_of.name
            order by c.depth limit 1
        $$;
        """;

    /// <summary>Who may see what is measured about a person: they themselves, those they report to, and a role where policy names one.</summary>
    public const string People =
        """
        create index if not exists person_manager on person (manager_id);

        -- A person and everybody who reports to them, however indirectly. A circle of managers ends at the bound.
        create function answers_for(me uuid) returns table (id uuid) stable language sql as $$
            with recursive below (id, depth) as (
                select me, 0
                union
                select p.id, b.depth + 1 from below b join person p on p.manager_id = b.id where b.depth < 32
            )
            select distinct b.id from below b
        $$;

        -- Whom a person reports to, however indirectly.
        create function managers_of(person uuid) returns table (id uuid) stable language sql as $$
            with recursive above (id, depth) as (
                select p.manager_id, 1 from person p where p.id = managers_of.person
                union
                select p.manager_id, a.depth + 1 from above a join person p on p.id = a.id where a.depth < 32
            )
            select distinct a.id from above a where a.id is not null
        $$;

        -- Units in which the person holds, on them or above, the very role that policy lets see what is about persons.
        create function unit_of_person_role(me uuid) returns table (id uuid) stable language sql as $$
            select c.descendant_id
            from role_grant r join unit_closure c on c.ancestor_id = r.unit_id
            where r.person_id = me and r.role in ('executive', 'administrator') and (r.expires_at is null or r.expires_at > now())
              and exists (select 1 from policy p where p.values ? 'personMetricsRole')
              and r.role = policy_of(c.descendant_id, 'personMetricsRole')
        $$;
        """;

    /// <summary>When a reader asked for what differs, so that it does not ask again for what is on its way.</summary>
    public const string Doubts = "alter table reconcile_doubt add column asked_at timestamptz;";

    /// <summary>
    /// A unit's place in the tree without a temporary table: to make one and drop it writes to the catalogue and has every
    /// connection plan anew, 50 ms for a unit whose rows are written in one.
    /// </summary>
    public const string Closure =
        """
        create or replace function refresh_unit_closure(root uuid) returns void language plpgsql as $$
        declare
            below uuid[];
        begin
            perform pg_advisory_xact_lock(hashtext('unit_closure'));
            with recursive sub as (
                select root as id
                union
                select u.id from unit u join sub on u.parent_id = sub.id
            )
            select array_agg(id) into below from sub;
            delete from unit_closure where descendant_id = any(below);
            insert into unit_closure (ancestor_id, descendant_id, depth)
            with recursive up as (
                select u.id as descendant_id, u.id as ancestor_id, u.parent_id, 0 as depth
                from unit u where u.id = any(below)
                union all
                select up.descendant_id, p.id, p.parent_id, up.depth + 1
                from up join unit p on p.id = up.parent_id
                where up.depth < 64
            )
            select ancestor_id, descendant_id, min(depth) from up group by 1, 2;
        end $$;
        """;

    /// <summary>
    /// How long history is kept, and that nothing goes while somebody holds it. The only way to delete from it is a function of
    /// the owner's that judges both by itself; the service may call it and cannot tell it what to delete.
    /// </summary>
    public const string Retention =
        """
        -- The units that a subject of the history belongs to; here those of a person. Services say what else they know.
        create function units_of_subject(subject uuid) returns uuid[] stable language sql as $$
            select coalesce(array_agg(distinct u.id), '{}') from (
                select m.unit_id from unit_membership m where m.person_id = subject
                union all
                select r.unit_id from role_grant r where r.person_id = subject
            ) u (id)
        $$;

        -- True while a unit among these or above them is on hold, or the company is. What belongs to no unit that is known here is
        -- held by any hold, and so is everything by a hold of a unit that is not known yet.
        create function is_held(units uuid[]) returns boolean stable language sql as $$
            select exists (
                select 1 from policy p left join unit u on u.id = p.id
                where p.values ->> 'legalHold' = 'yes' and (
                    u.id is null or u.parent_id is null or cardinality(is_held.units) = 0
                    or exists (select 1 from unit_closure c where c.ancestor_id = p.id and c.descendant_id = any(is_held.units))))
        $$;

        -- For how many days: what these units have decided, the longest where there are several; the longest of all where there is none.
        create function kept_days(units uuid[], name text, otherwise int) returns int stable language sql as $$
            select case when cardinality(kept_days.units) > 0
                then (select max(coalesce(policy_of(x.id, kept_days.name)::int, kept_days.otherwise)) from unnest(kept_days.units) x (id))
                else (select greatest(
                    coalesce(max((p.values ->> kept_days.name)::int) filter (where u.parent_id is null), kept_days.otherwise),
                    max((p.values ->> kept_days.name)::int)) from policy p join unit u on u.id = p.id)
            end
        $$;

        -- Nothing is younger than this that any unit would let go.
        create function shortest_days(name text, otherwise int) returns int stable language sql as $$
            select least(shortest_days.otherwise, min((p.values ->> shortest_days.name)::int)) from policy p
        $$;

        -- Removes up to so many entries of the history that are older than a year and than policy keeps them, and not held.
        create function forget_audit(most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
        declare gone int;
        begin
            if not exists (select 1 from unit where parent_id is null) then
                return 0; -- what is decided is not known here yet
            end if;
            with over as (
                select a.seq from audit_entry a cross join lateral (select units_of_subject(a.subject_id) as units) s
                where a.at < now() - make_interval(days => greatest(365, shortest_days('auditDays', 2555)))
                  and a.at < now() - make_interval(days => greatest(365, kept_days(s.units, 'auditDays', 2555)))
                  and not is_held(s.units)
                limit most
            )
            delete from audit_entry a using over where a.seq = over.seq;
            get diagnostics gone = row_count;
            return gone;
        end $$;

        revoke all on function forget_audit(int) from public;
        do $$
        begin
            if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
                execute format('grant execute on function forget_audit(int) to %I', current_database() || '_app');
            end if;
        end $$;
        """;
}
