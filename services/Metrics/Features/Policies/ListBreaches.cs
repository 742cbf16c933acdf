using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Kernel.Policies;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.Metrics.Features.Policies;

/// <summary>What to try: values by the names of the directory's policies.</summary>
/// <param name="Values">By name, as they would be decided: null leaves a policy to the unit above again, and what is not named stays.</param>
public sealed record PolicyTrial(Guid UnitId, IReadOnlyDictionary<string, string?>? Values);

/// <summary>A unit with metrics about persons where policy has them off. Which ones is for those to see who see them.</summary>
/// <param name="Metrics">How many that are not archived.</param>
public sealed record BreachView(string Rule, Guid UnitId, string Unit, int Metrics);

/// <summary>What a unit and those below it have that policy does not allow: as it is, or as it would be.</summary>
internal static class ListBreaches
{
    private const string PersonMetrics = "person-metrics-not-allowed";

    public static Task<Results<Ok<Page<BreachView>>, ProblemHttpResult>> HandleAsync(Guid unit, MetricsDb db, Access access, CancellationToken ct) =>
        ListAsync(unit, null, db, access, ct);

    public static Task<Results<Ok<Page<BreachView>>, ProblemHttpResult>> TryAsync(PolicyTrial request, MetricsDb db, Access access, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var decided = request.Values ?? new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in decided)
        {
            var known = PolicyCatalogue.All.TryGetValue(name, out var policy);
            var fault = !known ? "there is no such policy" : value is null ? null : policy!.Fault(value);
            errors.Require(fault is null, $"values.{name}", fault ?? "");
        }

        return errors.Any
            ? Task.FromResult<Results<Ok<Page<BreachView>>, ProblemHttpResult>>(errors.ToProblem())
            : ListAsync(request.UnitId, decided, db, access, ct);
    }

    private static async Task<Results<Ok<Page<BreachView>>, ProblemHttpResult>> ListAsync(
        Guid unit, IReadOnlyDictionary<string, string?>? trial, MetricsDb db, Access access, CancellationToken ct)
    {
        if (!await access.CanManageAsync(unit, ct))
        {
            return Problems.Forbidden("Those who lead the unit may ask what its policies do not allow.");
        }

        await db.Database.OpenConnectionAsync(ct);
        var policies = await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct, trial is null ? null : (unit, trial));
        var about = await (
            from m in db.Metrics.AsNoTracking()
            join u in db.Units on m.UnitId equals u.Id
            where m.AboutPersonId != null && m.Status != MetricStatus.Archived && db.UnitsWithin(unit).Contains(m.UnitId)
            group m by new { u.Id, u.Name } into g
            orderby g.Key.Name, g.Key.Id
            select new BreachView(PersonMetrics, g.Key.Id, g.Key.Name, g.Count())).ToListAsync(ct);
        return TypedResults.Ok(new Page<BreachView>(about.FindAll(b => policies.Of(b.UnitId).Choice("personMetrics") == "off"), null));
    }
}
