using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Rhythm;

/// <summary>Holidays of a unit are written by those who lead it and read by everybody; absences are one's own alone.</summary>
internal static class WriteDaysOff
{
    public static async Task<Results<Tagged<DaysOffResponse>, ProblemHttpResult>> OfUnitAsync(
        Guid id, CheckInsDb db, Access access, CancellationToken ct)
    {
        if (!await IsKnownAsync(id, db, access, ct))
        {
            return Problems.Missing();
        }

        var list = await db.DaysOff.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && !d.OfPerson, ct);
        var inherited = await db.Database.SqlQuery<InheritedDayOff>(
            $"""
            select c.ancestor_id as "UnitId", d.first as "First", d.last as "Last", d.name as "Name"
            from unit_closure c join days_off o on o.id = c.ancestor_id and not o.of_person
            cross join lateral jsonb_to_recordset(o.days) as d(first date, last date, name text)
            where c.descendant_id = {id} and c.depth > 0 order by d.first, d.last, c.depth
            """).ToListAsync(ct);
        return Answer(list, inherited);
    }

    public static async Task<Results<Tagged<DaysOffResponse>, ProblemHttpResult>> ReplaceOfUnitAsync(
        Guid id, DaysOffRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, CheckInsDb db, Access access, CancellationToken ct) =>
        (await RefusedAsync(id, db, access, ct) ?? DaysOffFaults.Of(request.Days)) is { } refused
            ? refused
            : await KeepAsync(id, ofPerson: false, ifMatch, list => list.Replace(request.Days!.Select(d => d.ToDayOff())), db, ct);

    /// <summary>Adds the days of an iCalendar file; reading it again adds nothing.</summary>
    public static async Task<Results<Tagged<DaysOffResponse>, ProblemHttpResult>> ImportOfUnitAsync(
        Guid id, HttpRequest file, CheckInsDb db, Access access, TimeProvider clock, CancellationToken ct) =>
        await RefusedAsync(id, db, access, ct) is { } refused ? refused : await ImportAsync(id, ofPerson: false, file, db, clock, ct);

    public static async Task<Results<Tagged<DaysOffResponse>, ProblemHttpResult>> OwnAsync(CheckInsDb db, Caller caller, CancellationToken ct) =>
        Limited(caller) is { } refused
            ? refused
            : Answer(await db.DaysOff.AsNoTracking().SingleOrDefaultAsync(d => d.Id == caller.PersonId && d.OfPerson, ct), []);

    public static async Task<Results<Tagged<DaysOffResponse>, ProblemHttpResult>> ReplaceOwnAsync(
        DaysOffRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, CheckInsDb db, Caller caller, CancellationToken ct) =>
        (Limited(caller) ?? DaysOffFaults.Of(request.Days)) is { } refused
            ? refused
            : await KeepAsync(caller.PersonId, ofPerson: true, ifMatch, list => list.Replace(request.Days!.Select(d => d.ToDayOff())), db, ct);

    public static async Task<Results<Tagged<DaysOffResponse>, ProblemHttpResult>> ImportOwnAsync(
        HttpRequest file, CheckInsDb db, Caller caller, TimeProvider clock, CancellationToken ct) =>
        Limited(caller) is { } refused ? refused : await ImportAsync(caller.PersonId, ofPerson: true, file, db, clock, ct);

    private static async Task<bool> IsKnownAsync(Guid unit, CheckInsDb db, Access access, CancellationToken ct) =>
        await db.Database.SqlQuery<bool>($"""select exists (select 1 from unit where id = {unit}) as "Value" """).SingleAsync(ct)
        && await access.ReachesAsync(unit, ct);

    private static async Task<ProblemHttpResult?> RefusedAsync(Guid unit, CheckInsDb db, Access access, CancellationToken ct) =>
        !await IsKnownAsync(unit, db, access, ct) ? Problems.Missing()
        : await access.CanManageAsync(unit, ct) ? null
        : Problems.Forbidden("Those who lead the unit keep its calendar.");

    /// <summary>Absences belong to no unit, so a token that is limited to one has no way to them.</summary>
    private static ProblemHttpResult? Limited(Caller caller) => caller.Within is null ? null : Problems.Forbidden("A token that is limited to a unit does not reach anybody's absences.");

    private static async Task<Results<Tagged<DaysOffResponse>, ProblemHttpResult>> ImportAsync(
        Guid id, bool ofPerson, HttpRequest file, CheckInsDb db, TimeProvider clock, CancellationToken ct)
    {
        var (days, fault) = await CalendarFile.ReadAsync(file.Body, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), ct);
        return fault is not null ? Problems.Invalid("file", fault, DaysOff.Refused) : await KeepAsync(id, ofPerson, "*", list => list.Add(days), db, ct);
    }

    private static async Task<Results<Tagged<DaysOffResponse>, ProblemHttpResult>> KeepAsync(
        Guid id, bool ofPerson, string? ifMatch, Action<DaysOff> change, CheckInsDb db, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"days-off:{id}"}, 0))", ct);
        var list = await db.DaysOff.SingleOrDefaultAsync(d => d.Id == id && d.OfPerson == ofPerson, ct);
        if (list is not null && ETag.Check(ifMatch, list.Version) is { } mismatch)
        {
            return mismatch;
        }

        if (list is null)
        {
            db.DaysOff.Add(list = DaysOff.Of(id, ofPerson));
        }

        change(list);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return Answer(list, []);
    }

    private static Tagged<DaysOffResponse> Answer(DaysOff? list, IReadOnlyList<InheritedDayOff> inherited)
    {
        var version = list?.Version ?? 0;
        return ETag.Ok(new DaysOffResponse(version, [.. (list?.Days ?? []).Select(DayOffStatement.Of)], inherited), version);
    }
}
