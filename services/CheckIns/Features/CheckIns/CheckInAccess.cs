using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.CheckIns;

internal static class CheckInAccess
{
    /// <summary>Who can see or correct a check-in, and why: for those who may correct it themselves, and its author.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, CheckInsDb db, ObjectiveAccess objectives, Caller caller, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        var checkIn = await db.CheckIns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == new CheckInId(id), ct);
        if (checkIn is null || await objectives.FindAsync(checkIn.ObjectiveId, ct) is not { } objective)
        {
            return Problems.Missing();
        }

        if (checkIn.AuthorId != caller.PersonId && !await objectives.CanCorrectAsync(checkIn, objective, ct))
        {
            return Problems.Forbidden("Its author and those who may correct a check-in may ask who sees it.");
        }

        var visibility = objective.Visibility switch { Visibility.Public => "public", Visibility.Unit => "unit", _ => "private" };
        return await reasons.AnswerAsync(
            AccessFacts.OfLed(objective.UnitId, visibility, ObjectiveAccess.ReasonsOf(checkIn, objective)), cursor, limit, ct);
    }
}
