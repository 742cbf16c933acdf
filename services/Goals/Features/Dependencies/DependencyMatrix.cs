using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Dependencies;

/// <summary>Who waits for whom.</summary>
/// <param name="Pairs">Units with something between them, by the names of who asks and who helps.</param>
/// <param name="Circles">Units that wait for each other in a circle, each circle once: nothing moves there unless somebody begins.</param>
public sealed record DependencyMatrixResponse(IReadOnlyList<WaitingPair> Pairs, IReadOnlyList<WaitingCircle> Circles);

/// <summary>What one unit asks of another, by state.</summary>
/// <param name="Overdue">Of those that are asked or accepted.</param>
public sealed record WaitingPair(UnitName AskingUnit, UnitName HelpingUnit, int Asked, int Accepted, int Declined, int Done, int Withdrawn, int Overdue);

/// <summary>Units that wait for each other in a circle.</summary>
public sealed record WaitingCircle(IReadOnlyList<UnitName> Units);

internal static class DependencyMatrix
{
    private const string Counts =
        """
        select o.unit_id, coalesce(au.name, ''), coalesce(au.slug, ''), d.helping_unit_id, coalesce(hu.name, ''), coalesce(hu.slug, ''),
               d.state, d.due, coalesce(hu.time_zone, 'UTC'), count(*)::int
        from dependency d
        join visible_dependency($1, $2::uuid) v on v.id = d.id
        join objective o on o.id = d.objective_id
        left join unit au on au.id = o.unit_id
        left join unit hu on hu.id = d.helping_unit_id
        where ($3::uuid is null or o.cycle_id = $3::uuid)
          and ($4::uuid is null or exists (
              select 1 from unit_closure x where x.ancestor_id = $4::uuid and x.descendant_id in (o.unit_id, d.helping_unit_id)))
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9
        """;

    /// <summary>Made of what the caller sees, and of nothing else.</summary>
    /// <param name="unit">What this unit, or one below it, asks or is asked for.</param>
    public static async Task<Ok<DependencyMatrixResponse>> HandleAsync(
        Guid? cycle, Guid? unit, GoalsDb db, DependencyReader reader, Caller caller, CancellationToken ct)
    {
        var rows = await (await db.ConnectionAsync(ct)).ReadAsync(Counts, [caller.PersonId, caller.Within, cycle, unit], Read, ct);
        var names = rows.SelectMany(r => new[] { r.Asking, r.Helping }).DistinctBy(u => u.Id).ToDictionary(u => u.Id);
        var pairs = rows.GroupBy(r => (Asking: r.Asking.Id, Helping: r.Helping.Id))
            .Select(g => PairOf(names[g.Key.Asking], names[g.Key.Helping], [.. g], reader))
            .OrderBy(p => p.AskingUnit.Name, StringComparer.Ordinal).ThenBy(p => p.HelpingUnit.Name, StringComparer.Ordinal).ThenBy(p => (p.AskingUnit.Id, p.HelpingUnit.Id));
        var circles = WaitingCircles.In(rows
            .Where(r => r.State is DependencyState.Asked or DependencyState.Accepted)
            .Select(r => new Waiting(r.Asking.Id, r.Helping.Id)));
        return TypedResults.Ok(new DependencyMatrixResponse(
            [.. pairs], [.. circles.Select(c => new WaitingCircle([.. c.Select(u => names[u]).OrderBy(u => u.Name, StringComparer.Ordinal)]))]));
    }

    private static WaitingPair PairOf(UnitName asking, UnitName helping, List<Row> rows, DependencyReader reader)
    {
        return new WaitingPair(
            asking,
            helping,
            In(DependencyState.Asked),
            In(DependencyState.Accepted),
            In(DependencyState.Declined),
            In(DependencyState.Done),
            In(DependencyState.Withdrawn),
            rows.Where(r => reader.IsOverdue(r.State, r.Due, r.TimeZone)).Sum(r => r.Count));

        int In(DependencyState state) => rows.Where(r => r.State == state).Sum(r => r.Count);
    }

    private static Row Read(Columns r) => new(
        new(r.Id(), r.Text(), r.Text()), new(r.Id(), r.Text(), r.Text()), r.Word<DependencyState>(), r.Next<DateOnly>(), r.Text(), r.Next<int>());

    private sealed record Row(UnitName Asking, UnitName Helping, DependencyState State, DateOnly Due, string TimeZone, int Count);
}
