using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.People;

internal static class ChangePerson
{
    public static async Task<Results<Tagged<PersonView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        PersonRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        DirectoryDb db,
        Access access,
        Caller caller,
        CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("Only an administrator of the company changes people.");
        }

        if (await db.People.SingleOrDefaultAsync(p => p.Id == new PersonId(id), ct) is not { } person)
        {
            return Problems.Missing();
        }

        if (ETag.Check(ifMatch, person.Version) is { } precondition)
        {
            return precondition;
        }

        if (!request.Active && id == caller.PersonId)
        {
            return Problems.Invalid("active", "you cannot deactivate yourself");
        }

        if (await db.CheckAsync(request, person.Id, ct) is { } problem)
        {
            return problem;
        }

        await using var work = await db.BeginWorkAsync(ct);
        person.Change(request.Describe());
        person.SetActive(request.Active);
        await db.SaveChangesAsync(ct);
        if (await db.LacksAdministratorAsync(ct))
        {
            return Administrators.Last();
        }

        await work.CommitAsync(ct);
        return ETag.Ok(person.View(), person.Version);
    }
}
