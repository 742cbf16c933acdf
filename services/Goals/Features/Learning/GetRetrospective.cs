using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Learning;

/// <summary>Cycle by cycle, how the objectives of a unit and of what is below it ended.</summary>
internal static class GetRetrospective
{
    private const int DefaultCycles = 8;
    private const int MostCycles = 40;

    /// <summary>Asked of nothing in particular, a limited token asks of its unit and everybody else of the company.</summary>
    private const string Asked =
        """
        select u.id, u.name, u.slug from unit u
        where u.id = coalesce($1::uuid, $2::uuid, (select c.id from unit c where c.parent_id is null order by c.id limit 1)) and is_within(u.id, $2::uuid)
        """;

    private const string Retired =
        """
        select x.cycle_id, x.id, x.title, x.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), x.kind, x.retired_reason
        from (
            select o.*, row_number() over (partition by o.cycle_id order by o.id) as nth
            from unnest($3::uuid[], $4::timestamptz[]) as p (cycle_id, moment)
            cross join lateral unit_branch_at($5, p.moment) b
            join objective o on o.cycle_id = p.cycle_id and o.unit_id = b.id and not o.personal and o.lifecycle = 'retired'
            join visible_objective($1, $2::uuid) v on v.id = o.id
        ) x
        left join unit u on u.id = x.unit_id
        where x.nth <= 20
        order by x.cycle_id, x.nth
        """;

    /// <param name="unit">The company when absent, or the unit that the caller's token is limited to.</param>
    /// <param name="cycle">Of these cycles; all when absent, the latest first.</param>
    public static async Task<Results<Ok<Page<RetrospectiveCycle>>, ProblemHttpResult>> HandleAsync(
        Guid? unit, Guid[]? cycle, string? cursor, int? limit, GoalsDb db, Scores scores, Caller caller, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var connection = await db.ConnectionAsync(ct);
        if (await connection.ReadAsync(Asked, [unit, caller.Within], r => new UnitName(r.Id(), r.Text(), r.Text()), ct) is not [var asked])
        {
            return Problems.Missing();
        }

        var (size, only) = (Math.Clamp(limit ?? DefaultCycles, 1, MostCycles), cycle is { Length: > 0 } ? cycle : null);
        var cycles = await db.Cycles.FromSql(
            $"""
            select * from cycle
            where ({only}::uuid[] is null or id = any({only}::uuid[]))
              and ({after?.Start}::date is null or (start, id) < ({after?.Start}::date, {after?.Id}::uuid))
            order by start desc, id desc
            limit {size}
            """).AsNoTracking().ToListAsync(ct);
        var items = await ItemsAsync(connection, asked, [.. cycles.OrderByDescending(c => c.Start).ThenByDescending(c => c.Id.Value)], caller, ct);
        return TypedResults.Ok(new Page<RetrospectiveCycle>(
            scores.AreHidden ? items.ConvertAll(c => c.WithoutMeans()) : items, items.Count == size ? Cursor.Encode(new Position(items[^1].Cycle.Start, items[^1].Cycle.Id)) : null));
    }

    private static async Task<List<RetrospectiveCycle>> ItemsAsync(
        NpgsqlConnection connection, UnitName unit, List<Cycle> cycles, Caller caller, CancellationToken ct)
    {
        var endings = (await RetrospectiveRows.ReadAsync(connection, caller, unit.Id, cycles, ct)).ToLookup(e => e.CycleId);
        var retired = (await connection.ReadAsync(
            Retired,
            [caller.PersonId, caller.Within, cycles.Select(c => c.Id.Value).ToArray(), cycles.Select(RetrospectiveRows.LastMoment).ToArray(), unit.Id],
            r => (Cycle: r.Id(), Objective: new RetiredObjective(r.Id(), r.Text(), new(r.Id(), r.Text(), r.Text()), r.Word<ObjectiveKind>(), r.MaybeText())),
            ct)).ToLookup(r => r.Cycle, r => r.Objective);
        var branches = endings.SelectMany(e => e).Select(e => e.Branch).OfType<Guid>().Distinct().ToArray();
        var names = (await connection.ReadAsync(
            "select id, name, slug from unit where id = any($1) order by name, id", [branches], r => new UnitName(r.Id(), r.Text(), r.Text()), ct));
        return cycles.ConvertAll(c => Item(c, [.. endings[c.Id.Value]], names, [.. retired[c.Id.Value]]));
    }

    private static RetrospectiveCycle Item(Cycle cycle, List<BranchEnding> endings, List<UnitName> names, List<RetiredObjective> retired)
    {
        var branches = endings.ToLookup(e => e.Branch, e => e.Ending);
        return new(
            new(cycle.Id.Value, cycle.Name, cycle.Start, cycle.End, cycle.Phase),
            Tally.Of([.. branches[null]]),
            Tally.Of(endings.ConvertAll(e => e.Ending)),
            [.. names.Where(n => branches.Contains(n.Id)).Select(n => new UnitTally(n, Tally.Of([.. branches[n.Id]])))],
            retired);
    }

    private sealed record Position(DateOnly Start, Guid Id);
}
