using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Dependencies;

/// <summary>The frame around every change of a dependency: seen by the caller, at the version the caller read.</summary>
internal sealed class DependencyWriter(GoalsDb db, DependencyReader reader, Cause cause)
{
    /// <param name="ifMatch">The version that the change was made from; checked when given.</param>
    /// <param name="note">In the words of the caller, for the history.</param>
    /// <param name="change">Makes the change, or says why not. Rights are its first question.</param>
    public async Task<Results<Tagged<DependencyResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id, string? ifMatch, string? note, Func<Dependency, DependencyResponse, Task<ProblemHttpResult?>> change, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        if (await reader.FindAsync(id, ct) is not { } seen)
        {
            return Problems.Missing();
        }

        var dependency = await db.Dependencies.Include(d => d.Objective).ThenInclude(o => o.KeyResults).SingleAsync(d => d.Id == new DependencyId(id), ct);
        if (ifMatch is not null && !ETag.Matches(ifMatch, dependency.Version))
        {
            return Problems.Stale(dependency.Version);
        }

        if (await change(dependency, seen) is { } problem)
        {
            return problem;
        }

        cause.Reason = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        await db.SaveChangesAsync(ct);
        var response = await reader.FindAsync(id, ct);
        await work.CommitAsync(ct);

        // Whoever gives it to somebody else to see to may no longer see it.
        return response is null ? Problems.Missing() : ETag.Ok(response, response.Version);
    }
}
