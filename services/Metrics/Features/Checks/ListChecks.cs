using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.Metrics.Features.Checks;

/// <summary>What may be wrong with a set of KPIs.</summary>
public enum CheckRule
{
    /// <summary>A KPI that serves no business outcome: nothing would be done if it moved.</summary>
    Vanity,

    /// <summary>A unit watches more KPIs than people can keep in mind.</summary>
    TooMany,

    /// <summary>A KPI that nobody has opened for long.</summary>
    NeverRead,

    /// <summary>The same source, formula, unit of measure and filter, kept twice.</summary>
    SameDefinition,
}

/// <summary>A metric by name.</summary>
public sealed record MetricName(Guid Id, string Name, UnitName Unit);

/// <summary>One finding.</summary>
/// <param name="Metric">None where the finding is about the unit.</param>
/// <param name="Count">How many KPIs the unit watches.</param>
/// <param name="Limit">How many it should at most, or the days without a reader.</param>
/// <param name="Others">Those with the same definition that the reader may see.</param>
public sealed record CheckFinding(CheckRule Rule, UnitName Unit, MetricName? Metric, int? Count, int? Limit, IReadOnlyList<MetricName> Others);

/// <summary>Findings on the active KPIs of a unit and those below it.</summary>
/// <param name="Total">How many there are of each rule; of each the first 100 are listed.</param>
public sealed record CheckList(UnitName Unit, IReadOnlyDictionary<CheckRule, int> Total, IReadOnlyList<CheckFinding> Items);

internal static class ListChecks
{
    private const int MostOfARule = 100;

    /// <param name="unit">Id or slug of the unit.</param>
    public static async Task<Results<Ok<CheckList>, ProblemHttpResult>> HandleAsync(
        string? unit, MetricsDb db, Caller caller, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (unit is null)
        {
            return Problems.Invalid("unit", "is required: a unit's id or slug");
        }

        if (await db.FindUnitAsync(unit, ct) is not { } scope || !await access.ReachesAsync(scope.Id, ct))
        {
            return Problems.Missing();
        }

        var kpis = await KpisAsync(db, caller, scope.Id, ct);
        await db.Database.OpenConnectionAsync(ct);
        var policies = await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct);
        List<CheckFinding> found =
        [
            .. kpis.Where(k => string.IsNullOrWhiteSpace(k.BusinessOutcome)).Select(k => Of(CheckRule.Vanity, k)),
            .. TooMany(kpis, policies),
            .. NeverRead(kpis, policies, clock.GetUtcNow()),
            .. await SameDefinitionAsync(db, caller, kpis, ct),
        ];
        return TypedResults.Ok(new CheckList(
            new UnitName(scope.Id, scope.Name, scope.Slug),
            Enum.GetValues<CheckRule>().ToDictionary(r => r, r => found.Count(f => f.Rule == r)),
            [.. found.GroupBy(f => f.Rule).SelectMany(g => g.Take(MostOfARule))]));
    }

    private static Task<List<Kpi>> KpisAsync(MetricsDb db, Caller caller, Guid unit, CancellationToken ct) => (
        from m in db.SeenBy(caller)
        join u in db.Units on m.UnitId equals u.Id
        join r in db.Readings on m.Series equals r.Series into readings
        from read in readings.DefaultIfEmpty()
        where m.Role == MetricRole.Kpi && m.Status == MetricStatus.Active && db.UnitsOf(unit, true).Contains(m.UnitId)
        orderby m.Name, m.Id
        select new Kpi(
            new MetricName(m.Id.Value, m.Name, new UnitName(u.Id, u.Name, u.Slug)), u.ParentId == null, m.BusinessOutcome, m.Fingerprint,
            m.ActiveSince!.Value, read == null ? null : read.ReadAt)).ToListAsync(ct);

    private static IEnumerable<CheckFinding> TooMany(List<Kpi> kpis, PolicySet policies) =>
        from own in kpis.GroupBy(k => k.Name.Unit)
        let limit = policies.Of(own.Key.Id).Count(own.First().IsCompanys ? "companyKpisMost" : "unitKpisMost")
        where own.Count() > limit
        select new CheckFinding(CheckRule.TooMany, own.Key, null, own.Count(), limit, []);

    private static IEnumerable<CheckFinding> NeverRead(List<Kpi> kpis, PolicySet policies, DateTimeOffset now) =>
        from k in kpis
        let days = policies.Of(k.Name.Unit.Id).Count("unreadDays")
        where (k.ReadAt ?? k.ActiveSince) < now.AddDays(-days)
        select Of(CheckRule.NeverRead, k) with { Limit = days };

    private static async Task<IEnumerable<CheckFinding>> SameDefinitionAsync(MetricsDb db, Caller caller, List<Kpi> kpis, CancellationToken ct)
    {
        var prints = kpis.Select(k => k.Fingerprint).OfType<string>().Distinct().ToList();
        var alike = await db.AlikeAsync(caller, prints, ct);
        return kpis
            .Where(k => k.Fingerprint is not null)
            .Select(k => Of(CheckRule.SameDefinition, k) with { Others = [.. alike[k.Fingerprint!].Where(o => o.Id != k.Name.Id)] })
            .Where(f => f.Others.Count > 0);
    }

    private static CheckFinding Of(CheckRule rule, Kpi kpi) => new(rule, kpi.Name.Unit, kpi.Name, null, null, []);

    private sealed record Kpi(
        MetricName Name, bool IsCompanys, string? BusinessOutcome, string? Fingerprint, DateTimeOffset ActiveSince, DateTimeOffset? ReadAt);
}
