-- What an identity provider says of a person beyond what a person has a place for. A person without a row was never
-- provisioned: their address is their user name.
create table scim_user (
    id uuid primary key references person,
    version bigint not null,
    user_name text not null,
    external_id text,
    -- The attributes without a place of their own, as written.
    kept jsonb not null,
    -- Every address, in lower case, to be found by.
    emails text[] not null,
    hidden boolean not null
);
-- The pattern classes serve equality and "starts with" under any collation.
create unique index scim_user_name on scim_user (lower(user_name) text_pattern_ops);
create index scim_user_external_id on scim_user (external_id);
create index scim_user_emails on scim_user using gin (emails);
create index scim_user_family_name on scim_user (lower(kept -> 'name' ->> 'familyName') text_pattern_ops);
create index person_name_lower on person (lower(name) text_pattern_ops);

create table scim_group (
    id uuid primary key,
    version bigint not null,
    display_name text not null,
    external_id text,
    member_count int not null,
    unit_id uuid references unit,
    role text,
    as_membership boolean not null,
    deleted boolean not null,
    check (unit_id is not null or (role is null and not as_membership))
);
create unique index scim_group_name on scim_group (lower(display_name) text_pattern_ops) where not deleted;
create index scim_group_external_id on scim_group (external_id);

create table scim_group_member (
    group_id uuid not null references scim_group,
    person_id uuid not null references person,
    primary key (group_id, person_id)
);
create index scim_group_member_person on scim_group_member (person_id);

-- Where a membership or role comes from: one row for every group that stands behind it. What was granted by hand has none, and a
-- gift goes with what it gave: taken away by hand it is forgotten, and granted anew by hand it stays when the group goes.
create table scim_gift (
    group_id uuid not null references scim_group,
    person_id uuid not null,
    unit_id uuid not null,
    -- Empty: a membership.
    role text not null,
    given_at timestamptz not null default clock_timestamp(),
    member_unit_id uuid generated always as (case when role = '' then unit_id end) stored,
    granted_role text generated always as (nullif(role, '')) stored,
    primary key (group_id, person_id, unit_id, role),
    foreign key (person_id, member_unit_id) references unit_membership on delete cascade,
    foreign key (person_id, unit_id, granted_role) references role_grant on delete cascade
);
create index scim_gift_person on scim_gift (person_id, unit_id, role);
