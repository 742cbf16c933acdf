using Npgsql;
using Setpoint.AppHost.Native.Servers;
using Setpoint.Testing.Services;

namespace Setpoint.Messaging.Tests;

public sealed class OutageTests
{
    [Fact]
    public async Task A_broker_that_stops_under_writes_loses_nothing_and_doubles_nothing()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("setpoint-broker-").FullName;
        var options = new RabbitMqOptions(folder, FreePort.Next(), "private");
        var broker = await RabbitMqServer.StartAsync(options, _ => { }, CancellationToken.None);
        var uri = $"amqp://{RabbitMqServer.Administrator}:private@127.0.0.1:{options.Port}";
        var listener = new Listener { SharedBroker = uri };
        var teller = new Teller { SharedBroker = uri };
        try
        {
            await listener.InitializeAsync();
            await teller.InitializeAsync();
            await listener.KnowsAsync(teller.Company);

            await broker.StopAsync();
            var made = new List<Guid>();
            for (var i = 0; i < 20; i++)
            {
                made.Add(await teller.MakeUnitAsync($"while-away-{i}"));
            }

            using var client = teller.Anonymous();
            var health = await Eventually.SeeAsync(() => client.GetStringAsync("/health"), text => text == "Degraded", TimeSpan.FromMinutes(1));
            Assert.Equal("Degraded", health);

            broker = await RabbitMqServer.StartAsync(options, _ => { }, CancellationToken.None);
            foreach (var unit in made)
            {
                await listener.KnowsAsync(unit, TimeSpan.FromMinutes(2));
            }

            await teller.OutboxIsEmptyAsync();
            Assert.Equal(0, await listener.QueryAsync<long>("select count(*) from dead_letter"));
            Assert.Equal(21, await listener.QueryAsync<long>("select count(*) from unit"));
        }
        finally
        {
            await teller.DisposeAsync();
            await listener.DisposeAsync();
            await broker.DisposeAsync();
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_service_killed_between_commit_and_publish_tells_it_after_its_restart()
    {
        var listener = new Listener();
        await listener.InitializeAsync();
        var teller = new Teller { SharedBroker = listener.RabbitUri };
        try
        {
            await teller.InitializeAsync();
            await listener.KnowsAsync(teller.Company);
            await teller.StopAsync();

            // The lock that sending needs is in our hands: what the process commits stays unsent until it is killed.
            await using var holder = new NpgsqlConnection(teller.ConnectionString);
            await holder.OpenAsync();
            await ExecuteAsync(holder, "select pg_advisory_lock(hashtext('outbox'))");
            Guid unit;
            await using (var process = await ServiceProcess.StartAsync(teller, "Directory"))
            {
                unit = await process.MakeUnitAsync(teller, "almost-told");
                process.Kill();
            }

            Assert.Equal(1, await teller.QueryAsync<long>("select count(*) from outbox_message where body like '%almost-told%'"));
            Assert.Equal(0, await listener.QueryAsync<long>("select count(*) from unit where id = $1", unit));
            await ExecuteAsync(holder, "select pg_advisory_unlock_all()");

            await teller.StartAsync();
            await listener.KnowsAsync(unit);
            await teller.OutboxIsEmptyAsync();
        }
        finally
        {
            await teller.DisposeAsync();
            await listener.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_outbox_says_how_much_waits_and_for_how_long()
    {
        var teller = new Teller();
        await teller.InitializeAsync();
        try
        {
            await teller.OutboxIsEmptyAsync();
            await using var holder = new NpgsqlConnection(teller.ConnectionString);
            await holder.OpenAsync();
            await ExecuteAsync(holder, "select pg_advisory_lock(hashtext('outbox'))");
            await teller.MakeUnitAsync("waiting");

            // A service that has just begun may ask for digests meanwhile: those wait, too.
            using var admin = teller.As(teller.Administrator);
            var (state, waiting) = await Eventually.SeeAsync(
                async () => (await admin.GetStringAsync("/api/directory/operations/outbox"), await teller.QueryAsync<long>("select count(*) from outbox_message")),
                seen => seen.Item1.Contains($"\"depth\":{seen.Item2},", StringComparison.Ordinal));
            Assert.InRange(waiting, 1, 10);
            Assert.True(await teller.QueryAsync<bool>("select exists (select 1 from outbox_message where type like '%UnitChanged' and body like '%waiting%')"));
            Assert.DoesNotContain("\"oldestSeconds\":0,", state, StringComparison.Ordinal);
        }
        finally
        {
            await teller.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_parked_and_does_not_hold_up_the_others()
    {
        await using var services = new Disposable(new TwoServices());
        await services.Value.InitializeAsync();
        await services.Value.Teller.QueryAsync<int>(
            "insert into outbox_message (message_id, type, body, size) values (gen_random_uuid(), 'Nobody.Knows', '{}', 2); select 1");

        var unit = await services.Value.Teller.MakeUnitAsync("behind-the-parked");

        await services.Value.Listener.KnowsAsync(unit);
        Assert.Contains(
            "Nobody.Knows", await services.Value.Teller.QueryAsync<string>("select error from outbox_message where parked_at is not null"), StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Disposable(TwoServices value) : IAsyncDisposable
    {
        public TwoServices Value => value;

        public async ValueTask DisposeAsync() => await value.DisposeAsync();
    }
}
