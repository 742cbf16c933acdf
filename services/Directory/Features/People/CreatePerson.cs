using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.People;

internal static class CreatePerson
{
    public static async Task<Results<Tagged<PersonView>, ProblemHttpResult>> HandleAsync(
        PersonRequest request, DirectoryDb db, Access access, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("Only an administrator of the company makes people.");
        }

        if (await db.CheckAsync(request, null, ct) is { } problem)
        {
            return problem;
        }

        var person = Person.Create(request.Kind, request.Describe());
        db.Add(person);
        await db.SaveChangesAsync(ct);
        return ETag.Created(person.View(), person.Version, $"/api/directory/people/{person.Id.Value}");
    }
}
