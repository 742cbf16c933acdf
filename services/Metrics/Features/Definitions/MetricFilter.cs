using Microsoft.AspNetCore.Mvc;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features.Definitions;

/// <summary>Which metrics of those that one sees, and in which order.</summary>
public sealed class MetricFilter
{
    /// <summary>Of these healths, separated by commas: <c>red,amber</c>.</summary>
    [FromQuery]
    public string? Health { get; init; }

    /// <summary>The accountable person.</summary>
    [FromQuery]
    public Guid? Owner { get; init; }

    /// <summary><c>kpi</c> or <c>measure</c>.</summary>
    [FromQuery]
    public string? Role { get; init; }

    /// <summary><c>daily</c>, <c>weekly</c>, <c>monthly</c>, <c>quarterly</c> or <c>calendar</c>.</summary>
    [FromQuery]
    public string? Cadence { get; init; }

    /// <summary>With this tag.</summary>
    [FromQuery]
    public string? Tag { get; init; }

    /// <summary>Only those that miss a due value, or only the others.</summary>
    [FromQuery]
    public bool? Stale { get; init; }

    /// <summary><c>draft</c>, <c>active</c> or <c>archived</c>; drafts and active ones when absent.</summary>
    [FromQuery]
    public string? Status { get; init; }

    /// <summary><c>name</c>, or <c>health</c> for the worst first.</summary>
    [FromQuery]
    public string? Sort { get; init; }

    /// <summary>Also the last 13 complete periods of each.</summary>
    [FromQuery]
    public bool? Spark { get; init; }

    internal bool WorstFirst => Sort == "health";

    internal FieldErrors Check() => new FieldErrors()
        .Require(Healths is not null, "health", "must be red, amber, green or not-set, separated by commas")
        .Require(Role is null || Words.TryParse<MetricRole>(Role, out _), "role", "must be kpi or measure")
        .Require(Cadence is null || Words.TryParse<Cadence>(Cadence, out _), "cadence", "must be daily, weekly, monthly, quarterly or calendar")
        .Require(Status is null || Words.TryParse<MetricStatus>(Status, out _), "status", "must be draft, active or archived")
        .Require(Sort is null or "name" or "health", "sort", "must be name or health")
        .Require(Tag?.Contains('\0', StringComparison.Ordinal) != true, "tag", "must not contain null characters");

    internal IQueryable<Metric> Apply(IQueryable<Metric> metrics, MetricsDb db)
    {
        if (Healths is { Count: > 0 } healths)
        {
            metrics = metrics.Where(m => db.States.Any(s => s.Series == m.Series && healths.Contains(s.Health)));
        }

        if (Stale is { } stale)
        {
            metrics = metrics.Where(m => db.States.Any(s => s.Series == m.Series && s.Stale == stale));
        }

        metrics = Owner is { } owner ? metrics.Where(m => m.OwnerId == owner) : metrics;
        metrics = Words.TryParse<MetricRole>(Role, out var role) ? metrics.Where(m => m.Role == role) : metrics;
        metrics = Words.TryParse<Cadence>(Cadence, out var cadence) ? metrics.Where(m => m.Cadence == cadence) : metrics;
        metrics = Words.TryParse<MetricStatus>(Status, out var status) ? metrics.Where(m => m.Status == status) : metrics;
        return string.IsNullOrWhiteSpace(Tag) ? metrics : metrics.Where(m => m.Tags.Contains(Tag.Trim()));
    }

    /// <summary>None asked for is an empty list; one that does not exist is none at all.</summary>
    private List<Health>? Healths
    {
        get
        {
            var found = new List<Health>();
            foreach (var word in (Health ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!Words.TryParse<Health>(word, out var health))
                {
                    return null;
                }

                found.Add(health);
            }

            return found;
        }
    }
}
