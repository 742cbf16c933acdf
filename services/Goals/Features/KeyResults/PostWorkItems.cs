using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Contracts.Goals;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Messaging.Outbox;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.KeyResults;

/// <summary>Work items of an issue tracker as they stand.</summary>
/// <param name="DoneStates">In which states one is done, whatever their case: done, closed, resolved and completed when absent.</param>
public sealed record WorkItemsRequest(IReadOnlyList<WorkItem>? Items, IReadOnlyList<string>? DoneStates = null);

/// <summary>A work item.</summary>
/// <param name="Key">The external key of the steps that it ticks.</param>
/// <param name="At">Since when it is in this state. The latest one holds, in whatever order and however often they arrive.</param>
public sealed record WorkItem(string? Key, string? State, DateTimeOffset? At);

/// <summary>What they did.</summary>
/// <param name="Steps">Steps with one of these keys, among those that the caller may tick.</param>
public sealed record WorkItemsResponse(int Items, int Steps);

internal static class PostWorkItems
{
    private const int MostItems = 1000;
    private const int MostStates = 50;
    private const int FirstYear = 1970;
    private static readonly TimeSpan s_fastClock = TimeSpan.FromMinutes(5);
    private static readonly string[] s_doneStates = ["done", "closed", "resolved", "completed"];

    /// <summary>What the caller may not tick is not told from what does not exist.</summary>
    private const string Reached =
        """
        select s.id, s.external_key, o.id
        from key_result_step s
        join key_result k on k.id = s.key_result_id and not k.retired
        join objective o on o.id = k.objective_id and o.lifecycle not in ('graded', 'retired')
        join visible_objective($1, $2::uuid) v on v.id = o.id
        where s.external_key = any($3) and (
            o.owner_id = $1
            or o.unit_id in (select l.id from led_unit($1) l)
            or o.id in (select c.objective_id from contributor c where c.person_id = $1)
            or o.id in (select w.objective_id from key_result w where w.owner_id = $1 and not w.retired))
        """;

    private const string Say =
        """
        insert into step_tick (step_id, at, done, said_by)
        select u.id, u.at, bool_or(u.done), $4 from unnest($1, $2, $3) as u(id, at, done) group by u.id, u.at order by u.id, u.at
        on conflict (step_id, at, check_in_id) do update set done = step_tick.done or excluded.done
        """;

    public static async Task<Results<Ok<WorkItemsResponse>, ProblemHttpResult>> HandleAsync(
        WorkItemsRequest request, GoalsDb db, Cascading cascade, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (Faults(request, clock.GetUtcNow()) is { Any: true } faults)
        {
            return faults.ToProblem();
        }

        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        var done = (request.DoneStates ?? s_doneStates).Select(s => s.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var items = request.Items!.ToLookup(i => i.Key!.Trim(), StringComparer.Ordinal);
        var connection = await db.ConnectionAsync(ct);
        var steps = await connection.ReadAsync(
            Reached, [caller.PersonId, caller.Within, items.Select(i => i.Key).ToArray()], r => (Step: r.Id(), Key: r.Text(), Objective: r.Id()), ct);
        var ticks = steps.SelectMany(s => items[s.Key].Select(i => (s.Step, At: i.At!.Value.ToUniversalTime(), Done: done.Contains(i.State!.Trim())))).ToList();
        await connection.ReadAsync(
            Say, [ticks.Select(t => t.Step).ToArray(), ticks.Select(t => t.At).ToArray(), ticks.Select(t => t.Done).ToArray(), caller.PersonId], r => r.Id(), ct);
        if (ticks.Count > 0)
        {
            var told = new StepsTicked([.. ticks.Select(t => new StepTicked(t.Step, t.At, t.Done))]);
            await OutboxWriter.AddAsync(cascade.Connection, cascade.Transaction, [told], ct);
        }

        await cascade.MarkAsync(steps.Select(s => s.Objective).Distinct(), ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(new WorkItemsResponse(request.Items!.Count, steps.Count));
    }

    private static FieldErrors Faults(WorkItemsRequest request, DateTimeOffset now)
    {
        var errors = new FieldErrors()
            .Require(request.Items is { Count: > 0 and <= MostItems }, "items", $"must be 1 to {MostItems}")
            .Require(request.DoneStates is null or { Count: > 0 and <= MostStates } && request.DoneStates?.All(s => s is not null) != false, "doneStates", $"must be 1 to {MostStates} words");
        for (var i = 0; !errors.Any && i < request.Items!.Count; i++)
        {
            var item = request.Items[i];
            errors
                .Require(item?.Key?.Trim() is { Length: > 0 and <= WorkItems.LongestKey }, $"items[{i}].key", $"must have 1 to {WorkItems.LongestKey} characters")
                .Require(item?.State?.Trim() is { Length: > 0 and <= WorkItems.LongestKey }, $"items[{i}].state", $"must have 1 to {WorkItems.LongestKey} characters")
                .Require(item?.At is { Year: >= FirstYear } at && at <= now + s_fastClock, $"items[{i}].at", "is required, and not in the future");
        }

        return errors;
    }
}
