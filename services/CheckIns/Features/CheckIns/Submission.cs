using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.Blockers;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>From a request to a check-in that may be kept: alone or among several, by the author or on their behalf.</summary>
internal sealed class Submission(ObjectiveAccess objectives, People people, CheckInsDb db, BlockerWriter blockers, Access access, Caller caller, TimeProvider clock)
{
    /// <summary>How many earlier check-ins say what is usual.</summary>
    private const int Earlier = 13;

    /// <summary>The check-in, or why not. Needs a transaction; nothing is written yet.</summary>
    /// <param name="request">What is said.</param>
    /// <param name="path">Where it stands in the body, such as <c>checkIns[2].</c>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(CheckIn? CheckIn, ProblemHttpResult? Problem)> SayAsync(SubmitCheckInRequest request, string path, CancellationToken ct)
    {
        if (await objectives.FindAsync(request.ObjectiveId, ct) is not { } objective)
        {
            return (null, Problems.Missing());
        }

        if (!await objectives.CanCheckInAsync(objective, ct))
        {
            return (null, Problems.Forbidden("Those who work on the objective and those who lead its unit check in on it."));
        }

        if (request.OnBehalfOf is { } other && other != caller.PersonId && !(objective.IsWorkedOnBy(other) && await access.PersonExistsAsync(other, ct)))
        {
            return (null, Problems.Invalid($"{path}onBehalfOf", "must be one of those who work on the objective"));
        }

        var draft = request.ToDraft();
        var window = await people.WindowOfAsync(objective, ct);
        var now = clock.GetUtcNow();
        if (Refusal.Of(draft.FaultsAgainst(objective, window, now, earlier: []), path) is { } refusal)
        {
            return (null, refusal);
        }

        if (request.BasedOn is { } seen && await ConflictAsync(objective.Id, seen, draft, ct) is { } conflict)
        {
            return (null, conflict);
        }

        if (request.Confirmed == false && await DoubtsAsync(objective, draft, path, ct) is { } doubts)
        {
            return (null, doubts);
        }

        var checkIn = CheckIn.Submit(request.OnBehalfOf ?? caller.PersonId, objective, window, draft, now, caller.PersonId);
        return await RaiseAsync(objective, checkIn, request.Blockers ?? [], path, ct) is { } wrong ? (null, wrong) : (checkIn, null);
    }

    private async Task<ProblemHttpResult?> RaiseAsync(
        Objective objective, CheckIn checkIn, IReadOnlyList<BlockerStatement> said, string path, CancellationToken ct)
    {
        if (said.Count > BlockerWriter.MostOfACheckIn || said.Any(b => b is null))
        {
            return Problems.Invalid($"{path}blockers", $"must be at most {BlockerWriter.MostOfACheckIn}", Blocker.Refused);
        }

        for (var i = 0; i < said.Count; i++)
        {
            if ((await blockers.RaiseAsync(objective, checkIn.Id.Value, said[i], string.Create(CultureInfo.InvariantCulture, $"{path}blockers[{i}]."), ct)).Problem is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>Writes them with what their metrics show now, and clears what was only begun.</summary>
    public async Task KeepAsync(IReadOnlyList<CheckIn> said, CancellationToken ct)
    {
        db.CheckIns.AddRange(said);
        await db.SaveChangesAsync(ct);
        var (ids, about, me) = (said.Select(c => c.Id.Value).ToArray(), said.Select(c => c.ObjectiveId).ToArray(), caller.PersonId);
        await db.Database.ExecuteSqlAsync(
            $"""
            with cleared as (delete from check_in_draft where person_id = {me} and objective_id = any({about}))
            insert into check_in_reading (check_in_id, key_result_id, value, period)
            select s.id, r.key_result_id, r.value, r.period
            from unnest({ids}, {about}) as s(id, objective_id) join readings_of({about}) r on r.objective_id = s.objective_id
            """,
            ct);
    }

    /// <summary>Whoever names what they have seen waits here for others who say something of the same. Sorted, so that two cannot wait for each other.</summary>
    public Task LockAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var sorted = ids.ToArray();
        return db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('check-in:' || id, 0)) from (select id from unnest({sorted}) as o(id) order by id) o", ct);
    }

    /// <summary>409 with both sides, when somebody has said or corrected something that the author had not seen.</summary>
    private async Task<ProblemHttpResult?> ConflictAsync(Guid objective, SeenCheckIn seen, CheckInDraft draft, CancellationToken ct)
    {
        await LockAsync([objective], ct);
        var newest = await db.CheckIns.AsNoTracking().Where(c => c.ObjectiveId == objective)
            .OrderByDescending(c => c.SubmittedAt).ThenByDescending(c => c.Id).FirstOrDefaultAsync(ct);
        return newest is null || (newest.Id.Value == seen.CheckInId && newest.Version == seen.Version)
            ? null
            : Problems.Of(
                StatusCodes.Status409Conflict,
                "checked-in-meanwhile",
                "Somebody has checked in on this since you began. Both sides are here; send yours again based on theirs.",
                BothSides.Of(null, newest, draft, await people.NamesAsync(CheckInResponse.Named(newest), ct)));
    }

    /// <summary>409 with the reasons: a value that looks odd is asked about once.</summary>
    private async Task<ProblemHttpResult?> DoubtsAsync(Objective objective, CheckInDraft draft, string path, CancellationToken ct)
    {
        var valued = draft.KeyResults.Where(k => k.Value is not null).Select(k => k.KeyResultId).ToArray();
        if (valued.Length == 0)
        {
            return null;
        }

        var (id, before) = (objective.Id, draft.At?.ToUniversalTime());
        var earlier = (await db.Database.SqlQuery<SaidValue>(
            $"""
            select v.key_result_id as "KeyResultId", v.value as "Value"
            from (select c.id, c.version, c.at from check_in c
                  where c.objective_id = {id} and ({before}::timestamptz is null or c.at <= {before}) order by c.at desc, c.id desc limit {Earlier}) c
            join check_in_value v on v.check_in_id = c.id and v.number = c.version
            where v.value is not null and v.key_result_id = any({valued})
            order by c.at desc, c.id desc
            """).ToListAsync(ct)).ToLookup(v => v.KeyResultId, v => v.Value);
        var doubts = draft.KeyResults
            .Select((k, i) => (Field: string.Create(CultureInfo.InvariantCulture, $"{path}keyResults[{i}].value"), Entry: k))
            .Where(k => k.Entry.Value is not null)
            .Select(k => (k.Field, Reason: OddJump.Reason(
                objective.KeyResults.First(o => o.Id == k.Entry.KeyResultId), k.Entry.Value!.Value, [.. earlier[k.Entry.KeyResultId]])))
            .Where(k => k.Reason is not null)
            .ToDictionary(k => k.Field, k => new[] { k.Reason! }, StringComparer.Ordinal);
        return doubts.Count == 0
            ? null
            : Problems.Of(
                StatusCodes.Status409Conflict,
                "odd-values",
                $"Are you sure? {string.Join(" ", doubts.Select(d => $"{d.Key}: {d.Value[0]}."))} Send it again with confirmed if it is meant.",
                new() { ["errors"] = doubts });
    }

    private sealed record SaidValue(Guid KeyResultId, decimal Value);
}
