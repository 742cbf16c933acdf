using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Priorities;

/// <summary>A plain list as somebody writes it: all of it, or nothing to empty it.</summary>
/// <param name="PersonId">Whose it is; none for the unit's own.</param>
public sealed record PrioritiesRequest(Guid CycleId, Guid UnitId, Guid? PersonId, IReadOnlyList<PriorityContent?>? Items)
{
    private const int Longest = 300;
    private const int Most = 50;

    internal FieldErrors Faults()
    {
        var errors = new FieldErrors().Require(Items is { Count: <= Most }, "items", "is required: a few sentences");
        for (var i = 0; !errors.Any && i < Items!.Count; i++)
        {
            errors.Require(Items[i]?.Text?.Trim() is { Length: > 0 and <= Longest }, $"items[{i}].text", $"must have 1 to {Longest} characters");
        }

        return errors;
    }
}

internal static class WritePriorities
{
    /// <summary>The unit's by those who lead it; a person's by themselves, where they belong, or by those who lead the unit.</summary>
    public static async Task<Results<Tagged<PrioritiesResponse>, ProblemHttpResult>> HandleAsync(
        PrioritiesRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, GoalsDb db, Access access, Cascading cascade, Caller caller, CancellationToken ct)
    {
        if (!await MayWriteAsync(request, db, access, caller, ct))
        {
            return Problems.Forbidden("Those who lead the unit write its priorities, and its members their own.");
        }

        var faults = request.Faults().Require(request.PersonId is not { } p || await access.PersonExistsAsync(p, ct), "personId", "names no active person");
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        await using var work = await db.BeginWorkAsync(ct);

        // A list is written into a cycle like an objective: not while it closes, and the same list not twice.
        await cascade.LockAsync(ct);
        if (await db.Cycles.SingleOrDefaultAsync(c => c.Id == new CycleId(request.CycleId), ct) is not { } cycle)
        {
            return Problems.Invalid("cycleId", "names no cycle");
        }

        var list = await db.PriorityLists.SingleOrDefaultAsync(l => l.CycleId == cycle.Id && l.UnitId == request.UnitId && l.PersonId == request.PersonId, ct);
        if (list is not null && ETag.Check(ifMatch, list.Version) is { } precondition)
        {
            return precondition;
        }

        var (least, most) = (await GoalPolicies.ReadAsync(await db.ConnectionAsync(ct), ct)).PrioritiesOf(request.UnitId);
        if (list is null)
        {
            list = PriorityList.For(cycle, request.UnitId, request.PersonId);
            db.Add(list);
        }

        list.Write(cycle, [.. request.Items!.Select(i => new Priority(i!.Text!, i.Done))], least, most);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        var items = list.Texts.Zip(list.Done, (text, done) => new PriorityContent(text, done));
        return ETag.Ok(new PrioritiesResponse(list.Id.Value, list.Version, cycle.Id.Value, list.UnitId, list.PersonId, [.. items]), list.Version);
    }

    private static async Task<bool> MayWriteAsync(PrioritiesRequest request, GoalsDb db, Access access, Caller caller, CancellationToken ct)
    {
        var (me, unit) = (caller.PersonId, request.UnitId);
        return await access.CanManageAsync(unit, ct)
            || (await access.OwnsAsync(request.PersonId, unit, ct)
                && (await access.RoleOnAsync(unit, ct) >= Role.Member
                    || await db.Database.SqlQuery<bool>($"""select exists (select 1 from unit_membership m where m.person_id = {me} and m.unit_id = {unit}) as "Value" """).SingleAsync(ct)));
    }
}
