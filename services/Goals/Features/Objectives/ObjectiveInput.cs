using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>What somebody of the team says about a target.</summary>
/// <param name="KeyResultId">The key result it is about; none for the objective as a whole.</param>
public sealed record InputRequest(string? Text, Guid? KeyResultId);

/// <summary>What was said, by whom and when. It is never changed.</summary>
public sealed record InputView(Guid Id, PersonName Person, DateTimeOffset At, string Text, Guid? KeyResultId);

internal static class ObjectiveInput
{
    private const string Said =
        """
        select i.id, i.person_id, coalesce(p.name, ''), i.at, i.text, i.key_result_id
        from objective_input i left join person p on p.id = i.person_id
        where i.objective_id = $1 and i.id > $2
        order by i.id limit $3
        """;

    /// <summary>The oldest first.</summary>
    public static async Task<Results<Ok<Page<InputView>>, ProblemHttpResult>> ListAsync(
        Guid id, GoalsDb db, ObjectiveRules rules, string? cursor, int? limit, CancellationToken ct)
    {
        if (!await rules.SeesAsync(id, ct))
        {
            return Problems.Missing();
        }

        if (!Cursor.TryDecode<Guid>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var items = await (await db.ConnectionAsync(ct)).ReadAsync(
            Said, [id, after, size], r => new InputView(r.Id(), new(r.Id(), r.Text()), r.Next<DateTimeOffset>(), r.Text(), r.Maybe<Guid>()), ct);
        return TypedResults.Ok(new Page<InputView>(items, items.Count == size ? Cursor.Encode(items[^1].Id) : null));
    }

    /// <summary>For those who work on it and the members of its units, until it is agreed.</summary>
    public static async Task<Results<Created<InputView>, ProblemHttpResult>> SayAsync(
        Guid id, InputRequest request, GoalsDb db, ObjectiveRules rules, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!await rules.SeesAsync(id, ct))
        {
            return Problems.Missing();
        }

        var objective = (await db.FindWholeAsync(id, ct))!;
        if (!await BelongsAsync(objective, db, access, caller, ct))
        {
            return Problems.Forbidden("Those who work on the objective and the members of its units say something about its targets.");
        }

        var errors = new FieldErrors()
            .Require(!string.IsNullOrWhiteSpace(request.Text) && Texts.Fits(request.Text, Texts.LongestNote), "text", $"is required, with at most {Texts.LongestNote} characters")
            .Require(request.KeyResultId is not { } k || objective.KeyResults.Any(x => x.Id.Value == k && !x.Retired), "keyResultId", "names no key result of this objective");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (objective.Lifecycle is not (Lifecycle.Draft or Lifecycle.Proposed))
        {
            return Problems.Conflict("objective-lifecycle", "Its targets are agreed already.");
        }

        var said = new InputView(Guid.CreateVersion7(), new(caller.PersonId, ""), clock.GetUtcNow(), request.Text!.Trim(), request.KeyResultId);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into objective_input (id, objective_id, key_result_id, person_id, at, text)
            values ({said.Id}, {id}, {said.KeyResultId}, {caller.PersonId}, {said.At}, {said.Text})
            """,
            ct);
        var name = await db.Database.SqlQuery<string>($"""select name as "Value" from person where id = {caller.PersonId}""").FirstOrDefaultAsync(ct);
        return TypedResults.Created($"/api/goals/objectives/{id}/input", said with { Person = new(caller.PersonId, name ?? "") });
    }

    private static async Task<bool> BelongsAsync(Objective objective, GoalsDb db, Access access, Caller caller, CancellationToken ct)
    {
        var me = caller.PersonId;
        if (objective.OwnerId == me || objective.Contributors.Any(c => c.PersonId == me) || objective.KeyResults.Any(k => k.OwnerId == me && !k.Retired))
        {
            return true;
        }

        Guid[] units = [objective.UnitId, .. objective.CoOwners.Select(c => c.UnitId)];
        foreach (var unit in units)
        {
            if (await access.RoleOnAsync(unit, ct) >= Role.Member)
            {
                return true;
            }
        }

        return await db.Database.SqlQuery<bool>(
            $"""select exists (select 1 from unit_membership m where m.person_id = {me} and m.unit_id = any({units})) as "Value" """).SingleAsync(ct);
    }
}
