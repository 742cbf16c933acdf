using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Serving;

/// <summary>An objective that this one serves, or that serves this one, directly or through others.</summary>
/// <param name="Title">None where only its unit may see it.</param>
/// <param name="Depth">How many links away, by the shortest way.</param>
/// <param name="Relation">Of the last link of that way.</param>
/// <param name="Weight">Of the last link of that way.</param>
/// <param name="Counts">Whether every link of that way contributes: then the one below is part of the progress of the one above.</param>
/// <param name="Path">Ids of the objectives on that way, the nearest first, itself last.</param>
public sealed record ServingObjective(
    Guid Id,
    string? Title,
    UnitName Unit,
    Lifecycle Lifecycle,
    int Depth,
    Relation Relation,
    decimal Weight,
    bool Counts,
    IReadOnlyList<Guid> Path,
    decimal? Progress,
    Pace Pace);

/// <summary>Why this, up to the company; and what it rests on, down to the last team.</summary>
internal static class ServiceLines
{
    private const int Deepest = 64;

    /// <summary>
    /// Only through objectives that the caller may know of: a private one, or one beyond the unit of a limited token, is not there,
    /// and nothing is reached through it.
    /// </summary>
    private const string Reached =
        """
        with recursive known (id) as materialized (
            select k.id from known_objective($1, $3::uuid) k
        ), reached (id, depth) as (
            select $2, 0
            union
            select a.{to}, r.depth + 1
            from reached r join alignment a on a.{from} = r.id join known k on k.id = a.{to}
            where r.depth < $4
        )
        select a.{from}, a.{to}, a.relation, a.weight
        from reached r join alignment a on a.{from} = r.id join known k on k.id = a.{to}
        where r.depth < $4
        """;

    private const string Names =
        """
        select o.id, case when v.id is not null then o.title end, o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), o.lifecycle
        from unnest($2) as i (id)
        join objective o on o.id = i.id
        left join visible_objective($1, $3::uuid) v on v.id = o.id
        left join unit u on u.id = o.unit_id
        """;

    private static readonly string s_up = Direction("child_id", "parent_id");
    private static readonly string s_down = Direction("parent_id", "child_id");

    /// <summary>What this objective serves, the nearest first.</summary>
    /// <param name="depth">How many links away at most.</param>
    public static Task<Results<Ok<Page<ServingObjective>>, ProblemHttpResult>> ServesAsync(
        Guid id, int? depth, string? cursor, int? limit, GoalsDb db, ObjectiveRules rules, PaceReader paces, Caller caller, CancellationToken ct) =>
        ListAsync(s_up, id, depth, cursor, limit, db, rules, paces, caller, ct);

    /// <summary>What serves this objective, the nearest first.</summary>
    /// <param name="depth">How many links away at most.</param>
    public static Task<Results<Ok<Page<ServingObjective>>, ProblemHttpResult>> ServedByAsync(
        Guid id, int? depth, string? cursor, int? limit, GoalsDb db, ObjectiveRules rules, PaceReader paces, Caller caller, CancellationToken ct) =>
        ListAsync(s_down, id, depth, cursor, limit, db, rules, paces, caller, ct);

    private static async Task<Results<Ok<Page<ServingObjective>>, ProblemHttpResult>> ListAsync(
        string sql, Guid id, int? depth, string? cursor, int? limit, GoalsDb db, ObjectiveRules rules, PaceReader paces, Caller caller, CancellationToken ct)
    {
        if (!await rules.SeesAsync(id, ct))
        {
            return Problems.Missing();
        }

        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var connection = await db.ConnectionAsync(ct);
        var links = await connection.ReadAsync(
            sql,
            [caller.PersonId, id, caller.Within, Math.Clamp(depth ?? Deepest, 0, Deepest)],
            r => new LineageLink(new(r.Id()), new(r.Id()), r.Word<Relation>(), r.Number()),
            ct);
        var steps = Lineage.Of(new(id), links)
            .Where(s => after is null || (s.Depth, s.Id.Value).CompareTo((after.Depth, after.Id)) > 0)
            .Take(size).ToList();
        Guid[] ids = [.. steps.Select(s => s.Id.Value)];
        var names = await connection.ReadAsync(
            Names, [caller.PersonId, ids, caller.Within], r => (Id: r.Id(), Title: r.MaybeText(), Unit: new UnitName(r.Id(), r.Text(), r.Text()), Lifecycle: r.Word<Lifecycle>()), ct);
        var byId = names.ToDictionary(n => n.Id);
        var paced = await paces.ReadAsync(connection, ids, ct);
        var items = steps.ConvertAll(s =>
        {
            var ((_, title, unit, lifecycle), now) = (byId[s.Id.Value], paced[s.Id]);
            return new ServingObjective(
                s.Id.Value, title, unit, lifecycle, s.Depth, s.Relation, s.Weight, s.Counts, [.. s.Path.Select(p => p.Value)], now.Measured?.Progress, now.Reading.Pace);
        });
        return TypedResults.Ok(new Page<ServingObjective>(
            items, items.Count == size ? Cursor.Encode(new Position(items[^1].Depth, items[^1].Id)) : null));
    }

    private static string Direction(string from, string to) =>
        Reached.Replace("{from}", from, StringComparison.Ordinal).Replace("{to}", to, StringComparison.Ordinal);

    private sealed record Position(int Depth, Guid Id);
}
