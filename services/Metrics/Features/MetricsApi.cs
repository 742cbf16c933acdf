using Microsoft.AspNetCore.Mvc;
using Setpoint.Metrics.Features.Alerts;
using Setpoint.Metrics.Features.Definitions;
using Setpoint.Metrics.Features.Explain;
using Setpoint.Metrics.Features.Observations;
using Setpoint.Metrics.Features.Periods;
using Setpoint.Metrics.Features.Policies;
using Setpoint.Metrics.Features.Scorecard;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features;

/// <summary>All addresses of this service, below <c>/api/metrics</c>.</summary>
internal static class MetricsApi
{
    private const long LargestUpload = 4L * 1024 * 1024 * 1024;

    public static void MapMetrics(this RouteGroupBuilder api)
    {
        api.MapPost("", CreateMetric.HandleAsync).WithName("CreateMetric");
        api.MapGet("", ListMetrics.HandleAsync).WithName("ListMetrics");
        api.MapGet("/{id:guid}", GetMetric.HandleAsync).WithName("GetMetric");
        api.MapPut("/{id:guid}", ReplaceMetric.HandleAsync).WithName("ReplaceMetric");

        api.MapPost("/observations", PostObservations.HandleAsync).WithName("PostObservations")
            .Accepts<ObservationRow[]>("application/json", "application/x-ndjson", "text/csv")
            .WithMetadata(OwnIdempotency.Instance, new RequestSizeLimitAttribute(LargestUpload));
        api.MapGet("/{id:guid}/observations", ListObservations.HandleAsync).WithName("ListObservations");
        api.MapGet("/{id:guid}/periods", ListPeriods.HandleAsync).WithName("ListPeriods");

        api.MapGet("/{id:guid}/access", MetricAccess.HandleAsync).WithName("MetricAccess");
        api.MapGet("/scorecard", GetScorecard.HandleAsync).WithName("GetScorecard");
        api.MapGet("/alerts", ListAlerts.HandleAsync).WithName("ListAlerts");
        api.MapGet("/policies/breaches", ListBreaches.HandleAsync).WithName("ListMetricPolicyBreaches");
        api.MapPost("/policies/dry-run", ListBreaches.TryAsync).WithName("TryMetricPolicies");
        api.MapGet("/{id:guid}/explain", ExplainHealth.HandleAsync).WithName("ExplainHealth");
    }
}
