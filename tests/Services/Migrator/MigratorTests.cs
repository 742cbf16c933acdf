using Microsoft.Extensions.Configuration;
using Npgsql;
using Setpoint.Migrator;

namespace Setpoint.Services.Tests.Migrator;

public sealed class MigratorTests(MigratorFixture fixture) : IClassFixture<MigratorFixture>
{
    private const string WriteHistory =
        """
        insert into audit_entry (action, subject_type, subject_id, version, changes)
        values ('created', 'Check', gen_random_uuid(), 1, '{}')
        """;

    [Fact]
    public async Task A_service_opens_its_own_database_and_no_other()
    {
        await MigratorFixture.ExecuteAsync(fixture.Login(fixture.First), "select 1");

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => MigratorFixture.ExecuteAsync(fixture.Login(fixture.First, fixture.Second.Name), "select 1"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("update audit_entry set action = 'forged'")]
    [InlineData("delete from audit_entry")]
    [InlineData("truncate audit_entry")]
    [InlineData("alter table audit_entry disable trigger all")]
    [InlineData("drop table audit_entry")]
    public async Task History_is_written_and_never_altered(string forgery)
    {
        var service = fixture.Login(fixture.First);
        await MigratorFixture.ExecuteAsync(service, WriteHistory);

        await RefusedAsync(service, forgery);
    }

    [Theory]
    [InlineData("create table mine (id int)")]
    [InlineData("create schema mine")]
    [InlineData("create database mine")]
    [InlineData("create role mine")]
    [InlineData("delete from schema_migration")]
    [InlineData("copy outbox_message to program 'cat'")]
    public async Task The_application_changes_no_schema(string statement) => await RefusedAsync(fixture.Login(fixture.First), statement);

    [Theory]
    [InlineData("insert into unit (id, version, name, slug, kind, time_zone) values (gen_random_uuid(), 1, 'Sales', 'sales', 'department', 'UTC')")]
    [InlineData("update unit set version = version + 1")]
    [InlineData("delete from inbox_message")]
    [InlineData("create temp table scratch (id int)")]
    public Task The_application_works_in_its_tables(string statement) => MigratorFixture.ExecuteAsync(fixture.Login(fixture.First), statement);

    [Fact]
    public async Task Nobody_owns_more_than_a_schema()
    {
        foreach (var role in new[] { fixture.First.Owner, fixture.First.Application })
        {
            var attributes = await MigratorFixture.ReadAsync(
                fixture.AdministratorIn(fixture.First),
                $"select concat_ws(',', rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls) from pg_roles where rolname = '{role}'");
            Assert.Equal("f,f,f,f,f", attributes);
        }
    }

    [Fact]
    public async Task Running_again_changes_nothing()
    {
        var before = await StateAsync();

        await fixture.MigrateAsync();

        Assert.Equal(before, await StateAsync());
        Assert.Contains($"{fixture.First.Name}: up to date", fixture.Said);
    }

    [Fact]
    public async Task Running_several_at_once_changes_nothing()
    {
        var before = await StateAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.MigrateAsync()));

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one()
    {
        await fixture.MigrateAsync("another");
        try
        {
            await MigratorFixture.ExecuteAsync(fixture.Login(fixture.First, password: "another"), "select 1");
            await Assert.ThrowsAsync<PostgresException>(() => MigratorFixture.ExecuteAsync(fixture.Login(fixture.First), "select 1"));
        }
        finally
        {
            await fixture.MigrateAsync();
        }
    }

    [Fact]
    public void Missing_settings_are_named_as_environment_variables()
    {
        var settings = new MigratorSettings(new ConfigurationBuilder().Build());

        Assert.Equal(
            ["ConnectionStrings__postgres", $"Databases__{fixture.First.Name}__Password"], settings.Missing([fixture.First]));
    }

    [Fact]
    public void Every_database_has_a_name_of_its_own() =>
        Assert.Equal(ServiceDatabases.All.Count, ServiceDatabases.All.DistinctBy(database => database.Name).Count());

    private static async Task RefusedAsync(string connectionString, string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => MigratorFixture.ExecuteAsync(connectionString, statement));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    /// <summary>Everything the migrator is about: who may do what to what, the logins, and the migrations applied.</summary>
    private Task<string> StateAsync() => MigratorFixture.ReadAsync(
        fixture.AdministratorIn(fixture.First),
        $"""
        select concat_ws('|',
            (select string_agg(concat(relname, relkind, relacl), ';' order by oid) from pg_class where relnamespace = 'public'::regnamespace),
            (select string_agg(concat(datname, datacl), ';' order by datname) from pg_database where datname = '{fixture.First.Name}'),
            (select string_agg(concat(rolname, rolcanlogin, rolpassword), ';' order by rolname) from pg_authid where rolname like '{fixture.First.Name}%'),
            (select string_agg(concat(defaclobjtype, defaclacl), ';' order by oid) from pg_default_acl),
            (select string_agg(to_jsonb(m)::text, ';') from schema_migration m))
        """);
}
