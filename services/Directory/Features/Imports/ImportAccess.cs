using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Imports;

internal static class ImportAccess
{
    /// <summary>Who sees an import. Nobody changes one: another file does.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, DirectoryDb db, Access access, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct) =>
        await access.IsAdministratorAsync(ct) && await db.Set<Import>().AnyAsync(i => i.Id == id, ct)
            ? await reasons.AnswerAsync(new("private", [new(null, Role.Administrator, null)], []), cursor, limit, ct)
            : Problems.Missing();
}
