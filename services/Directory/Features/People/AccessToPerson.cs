using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.People;

internal static class AccessToPerson
{
    /// <summary>
    /// Everybody sees a person. Who changes them, and why: for those who do, and for the person. Nobody changes themselves by being
    /// themselves, nor those who report to them; roles are given on units, by those who administer them.
    /// </summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, DirectoryDb db, Access access, Caller caller, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (!await db.People.AnyAsync(p => p.Id == new PersonId(id), ct))
        {
            return Problems.Missing();
        }

        return id == caller.PersonId || await access.IsAdministratorAsync(ct)
            ? await reasons.AnswerAsync(AccessFacts.OfRole(Role.Administrator, null, "public"), cursor, limit, ct)
            : Problems.Forbidden("Who changes oneself, or anybody for administrators of the company.");
    }
}
