using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Directory.Features.People;

internal static class GetPerson
{
    public static async Task<Results<Tagged<PersonView>, ProblemHttpResult>> HandleAsync(Guid id, DirectoryDb db, CancellationToken ct) =>
        await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(id), ct) is { } person
            ? ETag.Ok(person.View(), person.Version)
            : Problems.Missing();
}
