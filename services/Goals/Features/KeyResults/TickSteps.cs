using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Goals;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Messaging.Outbox;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.KeyResults;

/// <summary>What became of some steps of a milestone.</summary>
public sealed record TickRequest(IReadOnlyList<Tick>? Steps);

/// <summary>A step that is done, or that is not after all.</summary>
public sealed record Tick(Guid StepId, bool Done = true);

internal static class TickSteps
{
    private const int MostSteps = 100;

    /// <summary>The same people as check in: those who work on the objective and those who lead its unit.</summary>
    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        TickRequest request,
        GoalsDb db,
        ObjectiveRules rules,
        ObjectiveReader reader,
        Cascading cascade,
        Access access,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        var keyResult = new KeyResultId(id);
        var objective = await db.Objectives.WithParts().AsNoTracking().SingleOrDefaultAsync(o => o.KeyResults.Any(k => k.Id == keyResult), ct);
        if (objective is null || !await rules.SeesAsync(objective.Id.Value, ct))
        {
            return Problems.Missing();
        }

        if (!objective.IsWorkedOnBy(caller.PersonId) && !await access.CanManageAsync(objective.UnitId, ct))
        {
            return Problems.Forbidden("Those who work on the objective and those who lead its unit tick its steps.");
        }

        if (Fault(request, objective, keyResult) is { } fault)
        {
            return fault;
        }

        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        await SayAsync(db, cascade, request.Steps!, clock.GetUtcNow(), caller.PersonId, ct);
        await cascade.SettleAsync([objective.Id], ct);
        var response = await reader.FindAsync(objective.Id.Value, ct);
        await work.CommitAsync(ct);
        return response is null ? Problems.Missing() : ETag.Ok(response, response.Version);
    }

    private static ProblemHttpResult? Fault(TickRequest request, Objective objective, KeyResultId id)
    {
        var steps = objective.KeyResults.Single(k => k.Id == id).Steps;
        var errors = new FieldErrors().Require(request.Steps is { Count: > 0 and <= MostSteps }, "steps", $"must be 1 to {MostSteps}");
        for (var i = 0; !errors.Any && i < request.Steps!.Count; i++)
        {
            errors.Require(request.Steps[i] is { } tick && steps.Any(s => s.Id.Value == tick.StepId), $"steps[{i}].stepId", "names no step of this key result");
        }

        return errors.Any ? errors.ToProblem()
            : objective.Lifecycle != Lifecycle.Published ? Problems.Conflict("objective-not-published", "Steps are ticked while their objective is published.")
            : null;
    }

    private static async Task SayAsync(GoalsDb db, Cascading cascade, IReadOnlyList<Tick> ticks, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        var last = ticks.GroupBy(t => t.StepId).Select(g => g.Last()).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into step_tick (step_id, at, done, said_by)
            select u.id, {now}, u.done, {by} from unnest({last.Select(t => t.StepId).ToArray()}, {last.Select(t => t.Done).ToArray()}) as u(id, done)
            join key_result_step s on s.id = u.id
            on conflict (step_id, at, check_in_id) do update set done = excluded.done, said_by = excluded.said_by
            """,
            ct);
        var told = new StepsTicked([.. last.Select(t => new StepTicked(t.StepId, now, t.Done))]);
        await OutboxWriter.AddAsync(cascade.Connection, cascade.Transaction, [told], ct);
    }
}
