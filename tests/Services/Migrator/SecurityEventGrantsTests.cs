using Microsoft.Extensions.Configuration;
using Npgsql;
using Setpoint.Gateway.Data;
using Setpoint.Migrator;
using Setpoint.Testing.Infrastructure;

namespace Setpoint.Services.Tests.Migrator;

/// <summary>The gateway's database as the migrator makes it.</summary>
public sealed class SecurityEventGrantsTests : IAsyncLifetime
{
    private readonly ServiceDatabase _database = ServiceDatabase.Of<GatewayDb>($"{$"m{Guid.NewGuid():N}"[..9]}_gateway");
    private string _administrator = null!;
    private string _gateway = null!;

    public async Task InitializeAsync()
    {
        _administrator = (await TestInfrastructure.StartOrReuseAsync()).PostgresAdmin;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:postgres"] = _administrator,
            [$"Databases:{_database.Name}:Password"] = "password",
        }).Build();
        await new Migration(new MigratorSettings(settings), static _ => { }).RunAsync([_database], CancellationToken.None);
        _gateway = new NpgsqlConnectionStringBuilder(_administrator)
        {
            Username = _database.Application,
            Password = "password",
            Database = _database.Name,
            Pooling = false,
        }.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        await MigratorFixture.ExecuteAsync(_administrator, $"drop database {_database.Name} with (force)");
        await MigratorFixture.ExecuteAsync(_administrator, $"drop role {_database.Application}");
        await MigratorFixture.ExecuteAsync(_administrator, $"drop role {_database.Owner}");
    }

    [Fact]
    public async Task The_gateway_adds_security_events_and_never_alters_them()
    {
        await MigratorFixture.ExecuteAsync(_gateway, "insert into security_event (at, kind) values (now(), 'signed-in')");

        foreach (var forgery in new[] { "update security_event set kind = 'forged'", "delete from security_event", "truncate security_event" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => MigratorFixture.ExecuteAsync(_gateway, forgery));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Security_events_go_when_they_are_older_than_policy_keeps_them_and_nobody_holds_them()
    {
        await MigratorFixture.ExecuteAsync(
            _gateway,
            """
            insert into unit (id, version, name, slug, kind, time_zone) values (gen_random_uuid(), 1, 'Acme', 'acme', 'company', 'UTC');
            insert into policy select id, 1, '{"legalHold": "yes"}' from unit;
            insert into security_event (at, kind) values (now() - interval '731 days', 'signed-in'), (now() - interval '729 days', 'signed-in');
            """);
        Assert.Equal("0", await ForgetAsync());

        await MigratorFixture.ExecuteAsync(_gateway, "update policy set values = '{}'");
        Assert.Equal("1", await ForgetAsync());
        await MigratorFixture.ExecuteAsync(_gateway, """update policy set values = '{"securityEventDays": "90"}'""");
        Assert.Equal("1", await ForgetAsync());
    }

    private Task<string> ForgetAsync() => MigratorFixture.ReadAsync(_gateway, "select forget_security_events(100)::text");
}
