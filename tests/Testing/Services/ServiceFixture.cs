using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Setpoint.Contracts.Directory;
using Setpoint.Testing.Infrastructure;
using Xunit;

namespace Setpoint.Testing.Services;

/// <summary>
/// One service as it really runs: on Kestrel at a free port, over its own database and virtual host, taking signed
/// tokens. For <c>IClassFixture</c>; a subclass names the context and the service.
/// </summary>
public abstract class ServiceFixture : IAsyncLifetime
{
    private readonly Dictionary<string, string?> _settings = [];
    private TestTokens _tokens = null!;
    private TestInfrastructure _infrastructure = null!;
    private string _virtualHost = null!;
    private bool _ownsVirtualHost;
    private IRunningService? _service;

    /// <summary>The service's name, such as <c>goals</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The service's context; its assembly is the service.</summary>
    protected abstract Type Context { get; }

    /// <summary>False where the service owns the organization itself.</summary>
    protected virtual bool MirrorsOrganization => true;

    /// <summary>The address of a broker or virtual host to share with another fixture, instead of one of its own.</summary>
    public string? SharedBroker { get; init; }

    /// <summary>The service's clock.</summary>
    public ManualClock Clock { get; } = new();

    /// <summary>The company that the service knows.</summary>
    public TestOrganization Org { get; } = new();

    /// <summary>Other services' voices and ears.</summary>
    public TestBroker Broker { get; private set; } = null!;

    /// <summary>The database, as superuser.</summary>
    public string ConnectionString { get; private set; } = null!;

    /// <summary>The broker's address with the fixture's virtual host.</summary>
    public string RabbitUri => _virtualHost;

    /// <summary>Where the service listens.</summary>
    public Uri Address => _service!.Address;

    /// <summary>The service's own container, for looking inside where HTTP cannot.</summary>
    public IServiceProvider Inside => _service!.Services;

    /// <summary>A setting for the service, before it starts.</summary>
    public void Set(string key, string? value) => _settings[key] = value;

    /// <summary>A client that speaks as this person with a token for this service.</summary>
    public HttpClient As(Guid person, params string[] scopes)
    {
        var client = new HttpClient { BaseAddress = Address };
        var token = _tokens.Mint(person, Name, scopes.Length == 0 ? null : scopes);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client with a token that is limited to a unit.</summary>
    public HttpClient Limited(Guid person, Guid unit)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.Mint(person, Name, within: unit));
        return client;
    }

    /// <summary>A client that uses an API token of this person with these scopes beside reading and writing.</summary>
    public HttpClient Script(Guid person, Guid token, params string[] scopes)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", _tokens.Mint(person, Name, [$"{Name}:read", $"{Name}:write", .. scopes], token: token));
        return client;
    }

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = Address };

    /// <summary>Signs tokens, right ones and wrong ones.</summary>
    public TestTokens Tokens => _tokens;

    /// <summary>A value from the service's database.</summary>
    public async Task<T> QueryAsync<T>(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits until the service owes the broker nothing.</summary>
    public Task OutboxIsEmptyAsync() => Eventually.TrueAsync(async () => await QueryAsync<long>("select count(*) from outbox_message") == 0);

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        _infrastructure = await TestInfrastructure.StartOrReuseAsync();
        _tokens = await TestTokens.StartOrReuseAsync();
        ConnectionString = await TestDatabase.CloneAsync(_infrastructure.PostgresAdmin, Context);
        _ownsVirtualHost = SharedBroker is null;
        _virtualHost = SharedBroker ?? await _infrastructure.CreateVirtualHostAsync();
        Broker = await TestBroker.ConnectAsync(_virtualHost);
        await StartAsync();
        if (MirrorsOrganization)
        {
            await PublishOrganizationAsync();
        }
    }

    /// <summary>Starts the service (again), and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var settings = new Dictionary<string, string?>(_settings)
        {
            [$"ConnectionStrings:{Name}db"] = ConnectionString,
            ["ConnectionStrings:rabbitmq"] = _virtualHost,
            ["Identity:JwksUrl"] = _tokens.JwksUrl,
        };
        var host = typeof(RunningService<>).MakeGenericType(Context);
        _service = (IRunningService)Activator.CreateInstance(host, settings, Clock)!;
        _service.Start();
        using var client = Anonymous();
        await Eventually.SeeAsync(
            async () => (await client.GetAsync("/health")).StatusCode, status => status == HttpStatusCode.OK, TimeSpan.FromSeconds(60));
    }

    /// <summary>Stops the service; <see cref="StartAsync"/> brings it back over the same database and queues.</summary>
    public async Task StopAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
            _service = null;
        }
    }

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        await StopAsync();
        await Broker.DisposeAsync();
        await TestDatabase.DropAsync(_infrastructure.PostgresAdmin, ConnectionString);
        if (_ownsVirtualHost)
        {
            await _infrastructure.DeleteVirtualHostAsync(_virtualHost);
        }
    }

    private async Task PublishOrganizationAsync()
    {
        foreach (var unit in Org.Units)
        {
            await Broker.PublishAsync<UnitChanged>(unit);
        }

        foreach (var person in Org.People)
        {
            await Broker.PublishAsync<PersonChanged>(person);
        }

        var units = Org.Units.Count();
        var people = Org.People.Count();
        await Eventually.SeeAsync(
            async () => (Units: await QueryAsync<long>("select count(*) from unit"), People: await QueryAsync<long>("select count(*) from person")),
            seen => seen.Units == units && seen.People == people);
    }

    private interface IRunningService : IAsyncDisposable
    {
        Uri Address { get; }

        IServiceProvider Services { get; }

        void Start();
    }

    /// <summary>The entry point is found by any type of the service's assembly, so an internal context will do.</summary>
    private sealed class RunningService<TInService> : WebApplicationFactory<TInService>, IRunningService
        where TInService : class
    {
        private readonly Dictionary<string, string?> _settings;
        private readonly ManualClock _clock;

        public RunningService(Dictionary<string, string?> settings, ManualClock clock)
        {
            _settings = settings;
            _clock = clock;
            UseKestrel(k => k.Listen(IPAddress.Loopback, 0));
        }

        public Uri Address => ClientOptions.BaseAddress;

        public void Start() => StartServer();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseContentRoot(AppContext.BaseDirectory);
            builder.UseEnvironment("Development");
            foreach (var (key, value) in _settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Warning));
            builder.ConfigureServices(s => s.AddSingleton<TimeProvider>(_clock));
        }
    }
}
