using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Features.Audit;

/// <summary>One line of the history.</summary>
/// <param name="Changes">Property → [before, after].</param>
public sealed record AuditView(
    DateTimeOffset At, Guid? Actor, string Action, string SubjectType, Guid SubjectId, long Version, JsonElement Changes);

internal static class ListAudit
{
    /// <summary>The newest first, for administrators.</summary>
    public static async Task<Results<Ok<Page<AuditView>>, ProblemHttpResult>> HandleAsync(
        DirectoryDb db, Access access, Guid? subject, string? cursor, int? limit, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Missing();
        }

        if (!Cursor.TryDecode<long?>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var page = await db.Set<AuditEntry>().AsNoTracking()
            .Where(e => subject == null || e.SubjectId == subject)
            .Where(e => before == null || e.Seq < before)
            .OrderByDescending(e => e.Seq)
            .Take(size)
            .ToListAsync(ct);
        var items = page.ConvertAll(e => new AuditView(
            e.At, e.Actor, e.Action, e.SubjectType, e.SubjectId, e.Version, JsonSerializer.Deserialize<JsonElement>(e.Changes)));
        return TypedResults.Ok(new Page<AuditView>(items, page.Count == size ? Cursor.Encode<long?>(page[^1].Seq) : null));
    }
}
