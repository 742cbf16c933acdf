using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Drafts;

/// <summary>What somebody has begun to say, kept as it is: nothing of it is judged before it is said.</summary>
public sealed record DraftContent(
    DateTimeOffset? At = null,
    decimal? Confidence = null,
    IReadOnlyList<KeyResultStatement>? KeyResults = null,
    string? Changed = null,
    string? Blocked = null,
    string? Next = null,
    SeenCheckIn? BasedOn = null,
    IReadOnlyList<StepStatement>? Steps = null);

/// <summary>A check-in that is begun and not said yet: its author's alone.</summary>
public sealed record DraftResponse(Guid ObjectiveId, long Version, DateTimeOffset SavedAt, DraftContent Content);

/// <summary>The caller's own beginnings, one an objective. Nobody else ever sees one.</summary>
internal static class OwnDrafts
{
    private const int LargestContent = 32_000;

    /// <summary>With <c>If-Match</c> only over the version that it names, so that two open pages do not overwrite each other.</summary>
    public static async Task<Results<Tagged<DraftResponse>, ProblemHttpResult>> SaveAsync(
        Guid id,
        DraftContent request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        ObjectiveAccess objectives,
        CheckInsDb db,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        if (await objectives.FindAsync(id, ct) is not { } objective)
        {
            return Problems.Missing();
        }

        if (!await objectives.CanCheckInAsync(objective, ct))
        {
            return Problems.Forbidden("Those who work on the objective and those who lead its unit check in on it.");
        }

        var content = JsonSerializer.Serialize(request, JsonSerializerOptions.Web);
        if (content.Length > LargestContent || content.Contains("\\u0000", StringComparison.Ordinal))
        {
            return Problems.Invalid("content", $"must be readable text and at most {LargestContent} characters in all");
        }

        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"draft:{caller.PersonId}:{id}"}, 0))", ct);
        var there = await ReadAsync([id], caller.PersonId, db, ct);
        var version = there.Count == 0 ? 0 : there[0].Version;
        if (ifMatch is not null && !ETag.Matches(ifMatch, version))
        {
            return Problems.Stale(version, there.Count == 0 ? null : there[0].Content);
        }

        var (me, now) = (caller.PersonId, Domain.LocalTime.ToStore(clock.GetUtcNow()));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into check_in_draft (person_id, objective_id, version, content, saved_at) values ({me}, {id}, {version + 1}, {content}::jsonb, {now})
            on conflict (person_id, objective_id) do update set version = excluded.version, content = excluded.content, saved_at = excluded.saved_at
            """,
            ct);
        await work.CommitAsync(ct);
        return ETag.Ok(new DraftResponse(id, version + 1, now, request), version + 1);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> DropAsync(
        Guid id, ObjectiveAccess objectives, CheckInsDb db, Caller caller, CancellationToken ct)
    {
        if (await objectives.FindAsync(id, ct) is null)
        {
            return Problems.Missing();
        }

        var me = caller.PersonId;
        await db.Database.ExecuteSqlAsync($"delete from check_in_draft where person_id = {me} and objective_id = {id}", ct);
        return TypedResults.NoContent();
    }

    /// <summary>This person's drafts about these objectives.</summary>
    public static async Task<IReadOnlyList<DraftResponse>> ReadAsync(Guid[] objectives, Guid person, CheckInsDb db, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            select objective_id as "ObjectiveId", version as "Version", saved_at as "SavedAt", content::text as "Content"
            from check_in_draft where person_id = {person} and objective_id = any({objectives})
            """).ToListAsync(ct);
        return rows.ConvertAll(r => new DraftResponse(
            r.ObjectiveId, r.Version, r.SavedAt, JsonSerializer.Deserialize<DraftContent>(r.Content, JsonSerializerOptions.Web)!));
    }

    private sealed record Row(Guid ObjectiveId, long Version, DateTimeOffset SavedAt, string Content);
}
