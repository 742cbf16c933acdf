using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Dependencies;

internal static class AskDependency
{
    public const string OnlyThoseWhoAsk = "Only the objective's owner, the lead of its unit or somebody above asks for it.";

    public static async Task<Results<Tagged<DependencyResponse>, ProblemHttpResult>> HandleAsync(
        DependencyRequest request,
        GoalsDb db,
        ObjectiveRules rules,
        DependencyReader reader,
        Cascading cascade,
        PaceReader local,
        Access access,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        if (!await rules.SeesAsync(request.ObjectiveId, ct))
        {
            return Problems.Missing();
        }

        // Not asked for what is being finished at the same moment.
        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        var objective = (await db.FindWholeAsync(request.ObjectiveId, ct))!;
        if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct))
        {
            return Problems.Forbidden(OnlyThoseWhoAsk);
        }

        if (request.Faults() is { Any: true } faults)
        {
            return faults.ToProblem();
        }

        if (!await access.UnitExistsAsync(request.HelpingUnitId, ct))
        {
            return Problems.Invalid("helpingUnitId", "names no unit");
        }

        var today = DateOnly.FromDateTime(local.LocalNow(await db.TimeZoneOfAsync(objective.UnitId, ct)));
        var dependency = Dependency.Ask(DependencyId.New(), objective, request.Content(), caller.PersonId, clock.GetUtcNow(), today);
        db.Add(dependency);
        await db.SaveChangesAsync(ct);
        var response = (await reader.FindAsync(dependency.Id.Value, ct))!;
        await work.CommitAsync(ct);
        return ETag.Created(response, response.Version, $"/api/goals/dependencies/{response.Id}");
    }
}
