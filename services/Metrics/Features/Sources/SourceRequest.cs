using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources.Secrets;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features.Sources;

/// <summary>Where a metric's values are to be pulled from, as somebody writes it.</summary>
/// <param name="Kind"><c>http-json</c>, <c>prometheus</c> or <c>sql</c>; the settings of that kind are required.</param>
/// <param name="Schedule">Every so many minutes or hours, or daily at an hour of the unit's time zone.</param>
/// <param name="TimeoutSeconds">Of a whole run: 1 to 60; 20 when absent.</param>
/// <param name="LookBackDays">How far back a run fills in: 1 to 3,660; 30 when absent.</param>
/// <param name="Enabled">False keeps it without running it; true when absent.</param>
public sealed record SourceRequest(
    SourceKind? Kind,
    HttpJsonSettings? Http,
    PrometheusSettings? Prometheus,
    SqlSettings? Sql,
    SourceSchedule? Schedule,
    int? TimeoutSeconds,
    int? LookBackDays,
    bool? Enabled)
{
    /// <summary>What is wrong with it, field by field; the secrets it refers to must be there already.</summary>
    internal async Task<FieldErrors> CheckAsync(Guid unit, SecretStore secrets, CancellationToken ct)
    {
        var errors = new FieldErrors()
            .Require(Kind is not null, "kind", "is required: http-json, prometheus or sql")
            .Require(Schedule is not null, "schedule", "is required: every with unit, or dailyAt");
        if (errors.Any)
        {
            return errors;
        }

        var definition = ToDefinition();
        foreach (var (field, message) in definition.Faults())
        {
            errors.Add(field, message);
        }

        if (!errors.Any)
        {
            var known = await secrets.FindAsync(definition.Secrets().Select(s => s.Name), unit, ct);
            foreach (var (field, name) in definition.Secrets())
            {
                errors.Require(known.Has(name), field, $"refers to {name}, which is no secret of this unit or one above it");
            }
        }

        return errors;
    }

    internal SourceDefinition ToDefinition()
    {
        var definition = new SourceDefinition { Kind = Kind ?? default, Http = Http, Prometheus = Prometheus, Sql = Sql, Schedule = Schedule! };
        return definition with
        {
            TimeoutSeconds = TimeoutSeconds ?? definition.TimeoutSeconds,
            LookBackDays = LookBackDays ?? definition.LookBackDays,
            Enabled = Enabled ?? definition.Enabled,
        };
    }
}
