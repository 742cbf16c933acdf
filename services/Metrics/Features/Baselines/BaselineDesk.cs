using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Messaging;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Evaluation;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Metrics.Features.Baselines;

/// <summary>What every decision on a baseline has in common: who may, what the history says, what follows.</summary>
internal sealed class BaselineDesk(MetricsDb db, Caller caller, Access access, AfterCommit afterCommit, EvaluationBell bell)
{
    public const int LongestReason = 2_000;

    public async Task<ProblemHttpResult?> RefusalAsync(Metric metric, CancellationToken ct) =>
        await access.OwnsAsync(metric.OwnerId, metric.UnitId, ct) || await access.CanManageAsync(metric.UnitId, ct)
            ? null
            : Problems.Forbidden("A baseline is decided by its metric's owner and by those who lead its unit.");

    public static FieldErrors CheckReason(FieldErrors errors, string? reason, bool required) => errors
        .Require(!required || !string.IsNullOrWhiteSpace(reason), "reason", "is required")
        .Require(
            reason is null || (reason.Length <= LongestReason && !reason.Contains('\0', StringComparison.Ordinal)),
            "reason",
            $"must be at most {LongestReason} characters, none of them null");

    /// <summary>Writes it into the history of the metric, and has the proposal looked at again.</summary>
    public void Record(Metric metric, string property, decimal value, string? reason)
    {
        db.Add(new AuditEntry
        {
            Actor = caller.PersonId,
            Action = "changed",
            SubjectType = nameof(Metric),
            SubjectId = metric.Id.Value,
            Version = metric.Version,
            Changes = JsonSerializer.Serialize(new Dictionary<string, object?[]> { [property] = [null, value] }),
            Reason = reason,
        });
        LookAgain(metric);
    }

    /// <summary>Has the metric looked at again: quietly, no value changed.</summary>
    public void LookAgain(Metric metric)
    {
        db.Add(ChangedSeries.ByDefinition(metric.Series, wholePast: false));
        afterCommit.Run(bell.Ring);
    }
}
