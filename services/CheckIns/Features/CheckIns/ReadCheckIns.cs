using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>One version of what a check-in said.</summary>
/// <param name="Number">1 for the first statement.</param>
/// <param name="RecordedBy">The author, or who corrected it.</param>
public sealed record RevisionResponse(
    long Number,
    DateTimeOffset At,
    decimal? Confidence,
    IReadOnlyList<KeyResultStatement> KeyResults,
    string? Changed,
    string? Blocked,
    string? Next,
    PersonReference RecordedBy,
    DateTimeOffset RecordedAt,
    IReadOnlyList<StepStatement> Steps);

internal static class ReadCheckIns
{
    /// <summary>An objective's history, newest first; with <paramref name="asOf"/> as far as it had been recorded by then.</summary>
    public static async Task<Results<Ok<Page<CheckInResponse>>, ProblemHttpResult>> ListAsync(
        Guid objective, int? limit, string? cursor, DateTimeOffset? asOf, ObjectiveAccess objectives, People people, CheckInsDb db, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        if (await objectives.FindAsync(objective, ct) is null)
        {
            return Problems.Missing();
        }

        var size = Cursor.Limit(limit);
        var history = db.CheckIns.AsNoTracking().Where(c => c.ObjectiveId == objective);
        var by = asOf?.ToUniversalTime();
        if (by is not null)
        {
            history = history.Where(c => c.Revisions.Any(r => r.RecordedAt <= by));
        }

        if (after is not null)
        {
            var (at, id) = (after.At, new CheckInId(after.Id));
            history = history.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.At, c.Id), ValueTuple.Create(at, id)));
        }

        var found = await history.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(size + 1).ToListAsync(ct);
        var page = found.Take(size).ToList();
        var names = await people.NamesAsync(CheckInResponse.Named(page), ct);
        var next = found.Count > size ? Cursor.Encode(new Position(page[^1].At, page[^1].Id.Value)) : null;
        return TypedResults.Ok(new Page<CheckInResponse>([.. page.Select(c => CheckInResponse.Of(c, names, by))], next));
    }

    public static async Task<Results<Tagged<CheckInResponse>, ProblemHttpResult>> FindAsync(
        Guid id, DateTimeOffset? asOf, ObjectiveAccess objectives, People people, CheckInsDb db, CancellationToken ct)
    {
        var by = asOf?.ToUniversalTime();
        if (await VisibleAsync(id, objectives, db, ct) is not { } checkIn || (by is { } moment && checkIn.AsOf(moment) is null))
        {
            return Problems.Missing();
        }

        return ETag.Ok(CheckInResponse.Of(checkIn, await people.NamesAsync(CheckInResponse.Named(checkIn), ct), by), checkIn.Version);
    }

    /// <summary>Everything it ever said, the first statement first.</summary>
    public static async Task<Results<Ok<Page<RevisionResponse>>, ProblemHttpResult>> ListRevisionsAsync(
        Guid id, ObjectiveAccess objectives, People people, CheckInsDb db, CancellationToken ct)
    {
        if (await VisibleAsync(id, objectives, db, ct) is not { } checkIn)
        {
            return Problems.Missing();
        }

        var names = await people.NamesAsync(checkIn.Revisions.Select(r => r.RecordedBy), ct);
        var revisions = checkIn.Revisions.OrderBy(r => r.Number).Select(r => new RevisionResponse(
            r.Number,
            r.At,
            r.Confidence,
            KeyResultStatement.Of(r),
            r.Changed,
            r.Blocked,
            r.Next,
            new PersonReference(r.RecordedBy, names.GetValueOrDefault(r.RecordedBy)),
            r.RecordedAt,
            StepStatement.Of(r)));
        return TypedResults.Ok(new Page<RevisionResponse>([.. revisions], Next: null));
    }

    private static async Task<CheckIn?> VisibleAsync(Guid id, ObjectiveAccess objectives, CheckInsDb db, CancellationToken ct)
    {
        var checkIn = await db.CheckIns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == new CheckInId(id), ct);
        return checkIn is not null && await objectives.FindAsync(checkIn.ObjectiveId, ct) is not null ? checkIn : null;
    }

    private sealed record Position(DateTimeOffset At, Guid Id);
}
