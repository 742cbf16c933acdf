using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Setpoint.Contracts.Directory;
using Setpoint.Gateway.Data;
using Setpoint.Testing.Infrastructure;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.Staging;

/// <summary>
/// The gateway and some services as processes of their own, over a throw-away PostgreSQL and RabbitMQ, with a small
/// organization and an API token of its administrator: everything a measurement goes through in production.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly string[] s_services = ["directory", "metrics", "goals", "checkins", "notifications", "gateway"];

    private static readonly string s_portal = Path.GetFullPath("gateway/portal/dist", Path.GetFullPath("../../..", Path.GetDirectoryName(Here())!));

    private readonly List<StagedProcess> _processes = [];
    private readonly Dictionary<string, string> _databases = [];
    private readonly TestInfrastructure _infrastructure;
    private readonly string _virtualHost;

    private Stage(TestInfrastructure infrastructure, string virtualHost, TestBroker broker)
    {
        _infrastructure = infrastructure;
        _virtualHost = virtualHost;
        Broker = broker;
    }

    /// <summary>What the services say, and what others would.</summary>
    public TestBroker Broker { get; }

    public TestOrganization Org { get; } = new();

    /// <summary>Speaks to the gateway as the administrator.</summary>
    public HttpClient Client { get; private set; } = null!;

    public static async Task<Stage> StartAsync(params (string Name, Type Context)[] services)
    {
        var infrastructure = await TestInfrastructure.StartOrReuseAsync();
        var virtualHost = await infrastructure.CreateVirtualHostAsync();
        var stage = new Stage(infrastructure, virtualHost, await TestBroker.ConnectAsync(virtualHost));
        try
        {
            await stage.StartProcessesAsync([.. services, ("gateway", typeof(GatewayDb))]);
            await stage.IntroduceAsync(services.Select(s => s.Name).Append("gateway"));
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>The service's database, as superuser.</summary>
    public string Database(string service) => _databases[service];

    public StagedProcess Process(string service) => _processes.Single(p => p.Name == service);

    /// <summary>Waits until the service has nothing to tell any more.</summary>
    public Task OutboxIsEmptyAsync(string service) =>
        Eventually.TrueAsync(async () => await QueryAsync<long>(service, "select count(*) from outbox_message") == 0, TimeSpan.FromMinutes(2));

    public async Task<T> QueryAsync<T>(string service, string sql)
    {
        await using var connection = new NpgsqlConnection(Database(service));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await Broker.DisposeAsync();
        foreach (var database in _databases.Values)
        {
            await TestDatabase.DropAsync(_infrastructure.PostgresAdmin, database);
        }

        await _infrastructure.DeleteVirtualHostAsync(_virtualHost);
    }

    private async Task StartProcessesAsync((string Name, Type Context)[] services)
    {
        var addresses = services.ToDictionary(s => s.Name, _ => $"http://127.0.0.1:{FreePort()}");
        foreach (var (name, context) in services)
        {
            _databases[name] = await TestDatabase.CloneAsync(_infrastructure.PostgresAdmin, context);

            // The gateway wants to know of every service; those that are not on stage have no door.
            var settings = s_services.ToDictionary(s => $"services__{s}__http__0", s => addresses.GetValueOrDefault(s, "http://127.0.0.1:9"));
            settings["ASPNETCORE_URLS"] = addresses[name];
            settings["ASPNETCORE_ENVIRONMENT"] = "Development";
            settings["Portal__Path"] = s_portal;
            settings["Logging__LogLevel__Default"] = "Warning";
            settings["Limits__SignedIn__PerSecond"] = settings["Limits__SignedIn__Burst"] = "100000"; // a measurement is one caller
            settings[$"ConnectionStrings__{name}db"] = _databases[name];
            settings["ConnectionStrings__rabbitmq"] = _virtualHost;
            _processes.Add(StagedProcess.Start(name, context.Assembly.Location, settings));
        }

        using var http = new HttpClient();
        foreach (var (name, address) in addresses)
        {
            await Eventually.TrueAsync(() => IsReadyAsync(http, $"{address}/health", Process(name)), TimeSpan.FromMinutes(2));
        }

        Client = new HttpClient { BaseAddress = new Uri(addresses["gateway"]), Timeout = TimeSpan.FromMinutes(10) };
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string address, StagedProcess process)
    {
        process.ThrowIfDead();
        try
        {
            using var answer = await http.GetAsync(new Uri(address));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task IntroduceAsync(IEnumerable<string> services)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var token = new TokenChanged(
            Guid.CreateVersion7(), 1, Org.Admin, "benchmark", Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret))),
            [.. services.SelectMany(s => new[] { $"{s}:read", $"{s}:write" })], DateTimeOffset.UtcNow.AddDays(1), Revoked: false);
        foreach (var unit in Org.Units)
        {
            await Broker.PublishAsync(unit);
        }

        foreach (var person in Org.People)
        {
            await Broker.PublishAsync(person);
        }

        await Broker.PublishAsync(token);
        if (services.Contains("directory"))
        {
            await SeedDirectoryAsync();
        }

        var (units, people) = (Org.Units.Count(), Org.People.Count());
        foreach (var service in services)
        {
            await Eventually.TrueAsync(async () =>
                await QueryAsync<long>(service, "select (select count(*) from unit) + (select count(*) from person)") == units + people, TimeSpan.FromMinutes(2));
        }

        await Eventually.TrueAsync(async () => await QueryAsync<long>("gateway", "select count(*) from api_token") == 1);
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"sp_{token.Id:N}_{secret}");
    }

    /// <summary>The directory hears of nobody: there the organization is the truth.</summary>
    private async Task SeedDirectoryAsync()
    {
        await using var connection = new NpgsqlConnection(Database("directory"));
        await connection.OpenAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var u in Org.Units)
        {
            Add("insert into unit (id, version, name, slug, kind, parent_id, lead_id, time_zone) values ($1, 1, $2, $3, $4, $5, $6, $7)", u.Id, u.Name, u.Slug, u.Kind, u.ParentId, u.LeadId, u.TimeZone);
            Add("select refresh_unit_closure($1)", u.Id);
        }

        foreach (var p in Org.People)
        {
            Add("insert into person (id, version, name, email, kind, active, primary_unit_id) values ($1, 1, $2, $3, $4, $5, $6)", p.Id, p.Name, p.Email, p.Kind, p.Active, p.PrimaryUnitId);
            p.Roles.ToList().ForEach(r => Add("insert into role_grant (person_id, unit_id, role) values ($1, $2, $3)", p.Id, r.UnitId, r.Role));
        }

        await batch.ExecuteNonQueryAsync();

        void Add(string sql, params object?[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            values.ToList().ForEach(v => command.Parameters.Add(new NpgsqlParameter { Value = v ?? DBNull.Value }));
            batch.BatchCommands.Add(command);
        }
    }

    private static string Here([CallerFilePath] string file = "") => file;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
