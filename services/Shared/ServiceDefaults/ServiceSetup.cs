using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Setpoint.Contracts.Directory;
using Setpoint.Messaging;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Operations;
using Setpoint.ServiceDefaults.Organization;
using Setpoint.ServiceDefaults.Persistence;
using Setpoint.ServiceDefaults.Telemetry;

namespace Setpoint.ServiceDefaults;

/// <summary>The one way to be a service of the platform.</summary>
public static class ServiceSetup
{
    private static readonly TimeSpan s_waitOnMiss = TimeSpan.FromSeconds(2);

    /// <summary>Everything a service has: defaults, its database, its messages, the gateway's tokens, API description.</summary>
    /// <param name="builder">The service's own builder.</param>
    /// <param name="service">Its name: audience of its tokens, segment of its addresses, name of its database.</param>
    /// <param name="declare">The service's <c>IntegrationEvents.Declare</c>.</param>
    public static MessagingSetup AddSetpointService<TDb>(this WebApplicationBuilder builder, string service, Action<EventMap> declare)
        where TDb : ServiceDb
    {
        builder.AddSetpointDefaults(service);
        builder.AddSetpointDatabase<TDb>($"{service}db");
        builder.Services.AddGatewayTokens(service);
        builder.Services.AddScoped<Access>();
        builder.Services.AddScoped<AccessReasons>();
        builder.Services.TryAddSingleton(new WaitOnMiss(s_waitOnMiss));
        builder.Services.AddOpenApi(service, options => options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Servers = null; // the address behind the gateway is nobody's business
            return Task.CompletedTask;
        }));
        builder.Services.AddSingleton(new ServiceName(service));
        return builder.AddSetpointMessaging(service, typeof(TDb).Assembly, declare);
    }

    /// <summary>Telemetry, problem details, health, JSON and a graceful end: what the gateway shares with the services.</summary>
    public static void AddSetpointDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.AddTelemetry(service);
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddScoped<Caller>();
        services.AddScoped<Cause>();
        services.AddScoped<AuditWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemHandler>();
        services.AddHealthChecks();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
            o.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
    }

    /// <summary>The service's own database by its connection string, and the context over it.</summary>
    public static void AddSetpointDatabase<TDb>(this WebApplicationBuilder builder, string connectionName)
        where TDb : ServiceDb
    {
        var services = builder.Services;
        services.AddSingleton(_ => DataSource(builder.Configuration, connectionName));
        services.AddSingleton<IInterceptor, AuditInterceptor>();
        services.AddDbContext<TDb>(
            (provider, options) => options
                .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.MigrationsHistoryTable("schema_migration"))
                .AddInterceptors(provider.GetServices<IInterceptor>())
                .ConfigureWarnings(SetpointWarnings.Configure),
            optionsLifetime: ServiceLifetime.Singleton);
        services.Replace(ServiceDescriptor.Scoped(ServiceDb.Within<TDb>));
        services.AddScoped<ServiceDb>(p => p.GetRequiredService<TDb>());
        services.AddScoped<DbContext>(p => p.GetRequiredService<TDb>());
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddSingleton(new Forgetting("forget_audit"));
        services.AddSingleton<Housekeeping>();
        services.AddHostedService(p => p.GetRequiredService<Housekeeping>());
    }

    /// <summary>Outbox, inbox and queues.</summary>
    public static MessagingSetup AddSetpointMessaging(
        this WebApplicationBuilder builder, string service, System.Reflection.Assembly assembly, Action<EventMap> declare)
    {
        builder.Services.AddHealthChecks().AddCheck<BrokerHealth>("broker");
        return new MessagingSetup(builder, service, assembly, declare);
    }

    /// <summary>Mirrors units, people and roles, so that this service authorizes by itself.</summary>
    public static MessagingSetup AddOrganization(this MessagingSetup messaging) => messaging
        .Consume<UnitChanged, KeepUnitOnUnitChanged>()
        .Consume<PersonChanged, KeepPersonOnPersonChanged>()
        .Mirror<UnitChanged>("unit")
        .Mirror<PersonChanged>("person");

    /// <summary>Mirrors what units have decided for themselves.</summary>
    public static MessagingSetup AddPolicies(this MessagingSetup messaging) => messaging
        .Consume<PolicyChanged, KeepPolicyOnPolicyChanged>()
        .Mirror<PolicyChanged>("policy");

    /// <summary>The pipeline, health, API description and operations; returns the authorized group of the service's addresses.</summary>
    public static RouteGroupBuilder MapSetpointService(this WebApplication app)
    {
        var service = app.Services.GetRequiredService<ServiceName>().Value;
        app.UseSetpointDefaults();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<Idempotency>();
        app.MapHealth();
        app.MapOpenApi();
        var api = app.MapGroup($"/api/{service}").RequireAuthorization().AddEndpointFilter(new CallerFilter(service));
        api.MapOperations();
        api.MapAudit();
        return api;
    }

    /// <summary>What every request passes first: spans named by their route, problem details for whatever was thrown or left empty.</summary>
    public static void UseSetpointDefaults(this WebApplication app)
    {
        app.UseRouteNames();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    /// <summary><c>/alive</c>: the process runs. <c>/health</c>: it can do its work.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health");
    }

    /// <summary>Serves, or with the argument <c>migrate</c> brings the schema up to date and ends.</summary>
    public static async Task<int> RunSetpointServiceAsync(this WebApplication app, string[] args)
    {
        if (args is ["migrate", ..])
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.MigrateAsync();
            return 0;
        }

        await app.RunAsync();
        return 0;
    }

    private static NpgsqlDataSource DataSource(IConfiguration configuration, string name)
    {
        var text = configuration.GetConnectionString(name) ?? throw new InvalidOperationException($"ConnectionStrings:{name} is not set.");
        var connection = new NpgsqlConnectionStringBuilder(text);

        // Compiling a plan costs more than it saves in short statements, and ruins the large ones: 17 s against 1.7 s on a re-sent file.
        connection.Options ??= "-c jit=off";

        // Nothing of ours outlives its transaction (no session settings, locks or temporary tables), and the server would spend as long
        // on forgetting it as on a small question.
        connection.NoResetOnClose = true;

        // A cascade or a scorecard is some hundred kilobytes: fewer, larger reads, each of which wakes a thread.
        connection.ReadBufferSize = 64 * 1024;
        return new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
    }

    private sealed record ServiceName(string Value);
}
