using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.Kernel.Policies;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Policies;

/// <summary>What to try: values by the names of the directory's policies.</summary>
/// <param name="Values">By name, as they would be decided: null leaves a policy to the unit above again, and what is not named stays.</param>
public sealed record PolicyTrial(Guid UnitId, IReadOnlyDictionary<string, string?>? Values);

/// <summary>A limit that is not kept.</summary>
/// <param name="ObjectiveId">None where it is the unit that has too few.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Limit">How many there should be, at most or at least.</param>
/// <param name="Reason">Why the objective was agreed nevertheless.</param>
public sealed record BreachView(LimitRule Rule, Guid UnitId, string Unit, Guid? ObjectiveId, string? Title, int Count, int Limit, string? Reason);

/// <summary>Which limits are not kept in the running cycle by a unit and those below it: as it is, or as it would be.</summary>
internal static class ListBreaches
{
    private const string Objectives =
        """
        select o.id, o.title, o.unit_id, u.name, u.parent_id is null,
               (select count(*)::int from key_result k where k.objective_id = o.id and not k.retired),
               o.personal, case when o.personal then role_of(o.owner_id, o.unit_id) end, o.limit_reason
        from objective o
        join cycle c on c.id = o.cycle_id and c.phase = 'active'
        join unit u on u.id = o.unit_id
        where o.lifecycle in ('proposed', 'published')
          and o.unit_id in (select descendant_id from unit_closure where ancestor_id = $1)
        """;

    public static Task<Results<Ok<Page<BreachView>>, ProblemHttpResult>> HandleAsync(Guid unit, GoalsDb db, Access access, CancellationToken ct) =>
        ListAsync(unit, null, db, access, ct);

    public static Task<Results<Ok<Page<BreachView>>, ProblemHttpResult>> TryAsync(PolicyTrial request, GoalsDb db, Access access, CancellationToken ct)
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

    /// <summary>Titles of private objectives are among what those who lead a unit see.</summary>
    private static async Task<Results<Ok<Page<BreachView>>, ProblemHttpResult>> ListAsync(
        Guid unit, IReadOnlyDictionary<string, string?>? trial, GoalsDb db, Access access, CancellationToken ct)
    {
        if (!await access.CanManageAsync(unit, ct))
        {
            return Problems.Forbidden("Those who lead the unit may ask what keeps its limits.");
        }

        var connection = await db.ConnectionAsync(ct);
        var policies = await GoalPolicies.ReadAsync(connection, ct, trial is null ? null : (unit, trial));
        var rows = await connection.ReadAsync(
            Objectives, [unit], r => (Id: new ObjectiveId(r.Id()), Title: r.Text(), Unit: r.Id(), Name: r.Text(), IsCompany: r.Next<bool>(), KeyResults: r.Next<int>(), Personal: r.Next<bool>(), OwnerRole: r.MaybeText(), Reason: r.MaybeText()), ct);
        var (byId, byUnit) = (rows.ToDictionary(r => r.Id), rows.DistinctBy(r => r.Unit).ToDictionary(r => r.Unit));
        var breaches = LimitCheck.Of(
            rows.Select(r => new CountedObjective(r.Id, r.Unit, r.KeyResults, r.Personal, r.OwnerRole)), u => policies.LimitsOf(u, byUnit[u].IsCompany));
        return TypedResults.Ok(new Page<BreachView>(
            [.. breaches.Select(b => new BreachView(
                b.Rule, b.UnitId, byUnit[b.UnitId].Name, b.Objective?.Value, b.Objective is { } o ? byId[o].Title : null, b.Count, b.Limit, b.Objective is { } over ? byId[over].Reason : null))],
            null));
    }
}
