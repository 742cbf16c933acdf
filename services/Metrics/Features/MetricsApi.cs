using Microsoft.AspNetCore.Mvc;
using Setpoint.Metrics.Features.Alerts;
using Setpoint.Metrics.Features.Annotations;
using Setpoint.Metrics.Features.Baselines;
using Setpoint.Metrics.Features.Calendars;
using Setpoint.Metrics.Features.Checks;
using Setpoint.Metrics.Features.Comparison;
using Setpoint.Metrics.Features.Definitions;
using Setpoint.Metrics.Features.Explain;
using Setpoint.Metrics.Features.Forecasts;
using Setpoint.Metrics.Features.Formulas;
using Setpoint.Metrics.Features.Observations;
using Setpoint.Metrics.Features.Periods;
using Setpoint.Metrics.Features.Policies;
using Setpoint.Metrics.Features.Scorecard;
using Setpoint.Metrics.Features.Secrets;
using Setpoint.Metrics.Features.Sources;
using Setpoint.Metrics.Features.Summary;
using Setpoint.Metrics.Features.Views;
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
        api.MapGet("/{id:guid}/revisions", ListRevisions.HandleAsync).WithName("ListRevisions");
        api.MapGet("/checks", ListChecks.HandleAsync).WithName("ListChecks");
        api.MapPut("/{id:guid}", ReplaceMetric.HandleAsync).WithName("ReplaceMetric");

        api.MapPost("/observations", PostObservations.HandleAsync).WithName("PostObservations")
            .Accepts<ObservationRow[]>("application/json", "application/x-ndjson", "text/csv")
            .WithMetadata(OwnIdempotency.Instance, new RequestSizeLimitAttribute(LargestUpload));
        api.MapGet("/observations/uploads/{key}", GetUpload.HandleAsync).WithName("GetUpload");
        api.MapGet("/{id:guid}/observations", ListObservations.HandleAsync).WithName("ListObservations");
        api.MapGet("/{id:guid}/periods", ListPeriods.HandleAsync).WithName("ListPeriods");
        api.MapGet("/{id:guid}/buckets", ListBuckets.HandleAsync).WithName("ListBuckets");

        api.MapGet("/{id:guid}/periods/{start}/explain", ExplainPeriod.HandleAsync).WithName("ExplainPeriod");

        api.MapGet("/{id:guid}/annotations", ListAnnotations.HandleAsync).WithName("ListAnnotations");
        api.MapPost("/{id:guid}/annotations", WriteAnnotation.HandleAsync).WithName("WriteAnnotation");
        api.MapDelete("/annotations/{id:guid}", RemoveAnnotation.HandleAsync).WithName("RemoveAnnotation");

        api.MapGet("/views", SavedViews.ListAsync).WithName("ListSavedViews");
        api.MapPost("/views", SavedViews.SaveAsync).WithName("SaveView");
        api.MapDelete("/views/{id:guid}", SavedViews.ForgetAsync).WithName("ForgetView");

        api.MapPost("/formulas/check", CheckFormula.HandleAsync).WithName("CheckFormula");
        api.MapGet("/{id:guid}/formula", GetFormula.HandleAsync).WithName("GetFormula");

        api.MapPost("/calendars", CreateCalendar.HandleAsync).WithName("CreateCalendar");
        api.MapGet("/calendars", ReadCalendars.ListAsync).WithName("ListCalendars");
        api.MapGet("/calendars/{id:guid}", ReadCalendars.GetAsync).WithName("GetCalendar");
        api.MapGet("/calendars/{id:guid}/access", CalendarAccess.HandleAsync).WithName("CalendarAccess");

        api.MapGet("/{id:guid}/access", MetricAccess.OfMetricAsync).WithName("MetricAccess");
        api.MapGet("/{id:guid}/source/access", MetricAccess.OfSourceAsync).WithName("SourceAccess");
        api.MapGet("/alerts/{id:guid}/access", MetricAccess.OfAlertAsync).WithName("AlertAccess");
        api.MapGet("/annotations/{id:guid}/access", MetricAccess.OfAnnotationAsync).WithName("AnnotationAccess");
        api.MapGet("/baselines/{id:guid}/access", MetricAccess.OfBaselineAsync).WithName("BaselineAccess");
        api.MapGet("/thresholds/{id:guid}/access", MetricAccess.OfThresholdsAsync).WithName("ThresholdsAccess");

        api.MapGet("/summary", GetSummary.HandleAsync).WithName("GetSummary");
        api.MapGet("/scorecard", GetScorecard.HandleAsync).WithName("GetScorecard");
        api.MapGet("/alerts", ListAlerts.HandleAsync).WithName("ListAlerts");
        api.MapPost("/alerts/{id:guid}/acknowledgements", AcknowledgeAlert.HandleAsync).WithName("AcknowledgeAlert");
        api.MapGet("/{id:guid}/baselines", ListBaselines.HandleAsync).WithName("ListBaselines");
        api.MapPost("/{id:guid}/baselines", SetBaseline.HandleAsync).WithName("SetBaseline");
        api.MapPost("/baselines/{id:guid}/accept", DecideBaseline.AcceptAsync).WithName("AcceptBaseline");
        api.MapPost("/baselines/{id:guid}/decline", DecideBaseline.DeclineAsync).WithName("DeclineBaseline");
        api.MapPost("/thresholds/{id:guid}/accept", DecideThresholds.AcceptAsync).WithName("AcceptThresholds");
        api.MapPost("/thresholds/{id:guid}/decline", DecideThresholds.DeclineAsync).WithName("DeclineThresholds");
        api.MapGet("/{id:guid}/forecast", GetForecast.HandleAsync).WithName("GetForecast");
        api.MapGet("/{id:guid}/comparison", CompareMetric.HandleAsync).WithName("CompareMetric");
        api.MapGet("/policies/breaches", ListBreaches.HandleAsync).WithName("ListMetricPolicyBreaches");
        api.MapPost("/policies/dry-run", ListBreaches.TryAsync).WithName("TryMetricPolicies");
        api.MapGet("/{id:guid}/explain", ExplainMetric.HandleAsync).WithName("ExplainMetric");

        api.MapGet("/{id:guid}/source", GetSource.HandleAsync).WithName("GetSource");
        api.MapPut("/{id:guid}/source", PutSource.HandleAsync).WithName("PutSource").Produces<SourceResponse>(StatusCodes.Status201Created);
        api.MapDelete("/{id:guid}/source", DeleteSource.HandleAsync).WithName("DeleteSource");

        // Nothing to repeat in the answer of these, and no transaction to hold while somebody else's server thinks.
        api.MapPost("/{id:guid}/source/test", TestSource.HandleAsync).WithName("TestSource").WithMetadata(OwnIdempotency.Instance);
        api.MapPost("/{id:guid}/source/run", RunSource.HandleAsync).WithName("RunSource").WithMetadata(OwnIdempotency.Instance);
        api.MapGet("/{id:guid}/source/runs", ListSourceRuns.HandleAsync).WithName("ListSourceRuns");
        api.MapGet("/sources", ListSources.HandleAsync).WithName("ListSources");

        api.MapPut("/secrets/{name}", SetSecret.HandleAsync).WithName("SetSecret");
        api.MapDelete("/secrets/{name}", DeleteSecret.HandleAsync).WithName("DeleteSecret");
        api.MapGet("/secrets", ListSecrets.HandleAsync).WithName("ListSecrets");
    }
}
