using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Setpoint.ServiceDefaults.Telemetry;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry, sent by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.
/// The framework emits the spans itself; no instrumentation package is needed.
/// </summary>
internal static class TelemetrySetup
{
    private const string HttpTagsSwitch = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    private static readonly string[] s_sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "MassTransit", "Npgsql", "Yarp.ReverseProxy", "Setpoint.*"];

    private static readonly string[] s_meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime",
        "MassTransit", "Npgsql", "Setpoint.*",
    ];

    public static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null or "")
        {
            return;
        }

        AppContext.SetSwitch(HttpTagsSwitch, false);
        new Builder(builder.Services)
            .ConfigureResource(r => r.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? service))
            .WithTracing(t => t.AddSource(s_sources))
            .WithMetrics(m => m.AddMeter(s_meters))
            .WithLogging(null, o => o.IncludeScopes = true)
            .UseOtlpExporter();
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, Start>());
    }

    /// <summary>Names spans by their route. First in the pipeline: the endpoint is known when the others have run.</summary>
    public static void UseRouteNames(this IApplicationBuilder app) => app.UseMiddleware<RouteNames>();

    private sealed class Builder(IServiceCollection services) : IOpenTelemetryBuilder
    {
        public IServiceCollection Services { get; } = services;
    }

    /// <summary>The providers begin to listen when somebody asks for them.</summary>
    private sealed class Start(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetService<MeterProvider>();
            services.GetService<TracerProvider>();
            services.GetService<LoggerProvider>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
