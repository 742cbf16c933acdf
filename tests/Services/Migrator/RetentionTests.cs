using Npgsql;

namespace Setpoint.Services.Tests.Migrator;

/// <summary>How long history is kept, asked with the login of a service: it can only ask the owner's function.</summary>
public sealed class RetentionTests(MigratorFixture fixture) : IClassFixture<MigratorFixture>, IAsyncLifetime
{
    private static readonly Guid s_company = Guid.CreateVersion7(), s_sales = Guid.CreateVersion7(), s_team = Guid.CreateVersion7(), s_operations = Guid.CreateVersion7();

    private string Service => fixture.Login(fixture.First);

    public async Task InitializeAsync()
    {
        await AsAdministratorAsync("truncate unit, unit_closure, policy, audit_entry, check_in, objective cascade");
        foreach (var (unit, parent) in new (Guid, Guid?)[] { (s_company, null), (s_sales, s_company), (s_team, s_sales), (s_operations, s_company) })
        {
            await AsAdministratorAsync(
                $"insert into unit (id, version, name, slug, kind, parent_id, time_zone) values ('{unit}', 1, 'A', '{unit}', 'team', {(parent is { } p ? $"'{p}'" : "null")}, 'UTC')");
            await AsAdministratorAsync($"select refresh_unit_closure('{unit}')");
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task History_goes_when_it_is_older_than_policy_keeps_it_and_not_before()
    {
        await SayAsync(s_team, 2554);
        await SayAsync(s_team, 2556);
        Assert.Equal(("1", "2554"), (await ForgetAsync(), await DaysLeftAsync()));

        await DecideAsync(s_sales, "auditDays", "400");
        await SayAsync(s_team, 399);
        await SayAsync(s_team, 401);
        await SayAsync(s_operations, 401);
        Assert.Equal(("2", "401,399"), (await ForgetAsync(), await DaysLeftAsync()));
    }

    [Fact]
    public async Task Nothing_younger_than_a_year_goes_whatever_is_decided()
    {
        // The mirror is the service's own to write; the floor is not.
        await DecideAsync(s_company, "auditDays", "1");
        await SayAsync(s_team, 364);
        await SayAsync(s_team, 366);
        Assert.Equal(("1", "364"), (await ForgetAsync(), await DaysLeftAsync()));
    }

    [Fact]
    public async Task A_hold_keeps_what_belongs_to_the_unit_and_below_and_what_belongs_to_nobody_known()
    {
        await DecideAsync(s_sales, "legalHold", "yes");
        await DecideAsync(s_team, "legalHold", "no");
        await SayAsync(s_team, 3000);
        await SayAsync(s_operations, 3001);
        await AsAdministratorAsync(
            "insert into audit_entry (at, action, subject_type, subject_id, version, changes) values (now() - interval '3002 days', 'changed', 'Gone', gen_random_uuid(), 1, '{}')");
        Assert.Equal(("1", "3002,3000"), (await ForgetAsync(), await DaysLeftAsync()));

        await AsAdministratorAsync("delete from policy");
        Assert.Equal(("2", ""), (await ForgetAsync(), await DaysLeftAsync()));
    }

    [Fact]
    public async Task While_the_company_is_on_hold_nothing_goes()
    {
        await DecideAsync(s_company, "legalHold", "yes");
        await SayAsync(s_operations, 3000);
        Assert.Equal("0", await ForgetAsync());
    }

    [Fact]
    public async Task Where_no_company_is_known_yet_nothing_goes()
    {
        await SayAsync(s_operations, 3000);
        await AsAdministratorAsync("delete from unit");
        Assert.Equal("0", await ForgetAsync());
    }

    [Fact]
    public async Task The_service_itself_deletes_nothing_and_cannot_make_the_function_over()
    {
        await SayAsync(s_operations, 3000);
        foreach (var forgery in new[]
        {
            "delete from audit_entry",
            "create or replace function forget_audit(most int) returns int language sql as 'select 1'",
            "create or replace function is_held(units uuid[]) returns boolean stable language sql as 'select false'",
            "alter function forget_audit(int) security invoker",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => MigratorFixture.ExecuteAsync(Service, forgery));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        // Nor by tables of its own in the way of the real ones.
        await DecideAsync(s_company, "legalHold", "yes");
        Assert.Equal("0", await MigratorFixture.ReadAsync(
            Service, "create temp table policy (id uuid, version bigint, values jsonb); select forget_audit(100)::text"));
    }

    private Task AsAdministratorAsync(string sql) => MigratorFixture.ExecuteAsync(fixture.AdministratorIn(fixture.First), sql);

    private Task<string> ForgetAsync() => MigratorFixture.ReadAsync(Service, "select forget_audit(1000)::text");

    private Task<string> DaysLeftAsync() => MigratorFixture.ReadAsync(
        Service, "select coalesce(string_agg(extract(day from now() - at)::int::text, ',' order by at), '') from audit_entry");

    private Task DecideAsync(Guid unit, string policy, string value) => AsAdministratorAsync(
        $$"""
        insert into policy (id, version, values) values ('{{unit}}', 1, '{"{{policy}}": "{{value}}"}')
        on conflict (id) do update set values = policy.values || excluded.values
        """);

    /// <summary>A check-in on an objective of the unit, and its line in the history.</summary>
    private Task SayAsync(Guid unit, int daysAgo)
    {
        var (objective, checkIn) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        return AsAdministratorAsync(
            $$"""
            insert into objective (id, version, unit_id, owner_id, visibility, lifecycle, start_day, end_day, contributors, key_results)
            values ('{{objective}}', 1, '{{unit}}', gen_random_uuid(), 'public', 'published', '2026-01-01', '2026-12-31', '{}', '[]');
            insert into check_in (id, version, objective_id, author_id, at, submitted_at) values ('{{checkIn}}', 1, '{{objective}}', gen_random_uuid(), now(), now());
            insert into audit_entry (at, action, subject_type, subject_id, version, changes)
            values (now() - interval '{{daysAgo}} days', 'created', 'CheckIn', '{{checkIn}}', 1, '{}');
            """);
    }
}
