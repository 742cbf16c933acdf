using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.CheckIns.Features.Drafts;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Forms;

internal static class OpenForm
{
    private const int Most = 50;

    /// <summary>Of the objectives that are named, else of the caller's own running ones, the soonest ending first. One that is hidden is not among them.</summary>
    public static async Task<Results<Ok<FormResponse>, ProblemHttpResult>> HandleAsync(
        Guid[]? objective, FormReader reader, CheckInsDb db, Caller caller, People people, TimeProvider clock, CancellationToken ct)
    {
        if (objective is { Length: > Most })
        {
            return Problems.Invalid("objective", $"must be at most {Most}");
        }

        var (me, within, now) = (caller.PersonId, caller.Within, clock.GetUtcNow());
        var today = LocalTime.DayOf(now, await people.ZoneOfAsync(me, ct));
        var seen = objective is { Length: > 0 }
            ? db.Objectives.FromSql($"select o.* from objective o where o.id = any({objective}) and sees_objective({me}, {within}, o)")
            : db.ReachedBy(caller).Where(o => o.OwnerId == me && o.Lifecycle == Lifecycle.Published && o.Start <= today && o.End >= today);
        var found = await seen.AsNoTracking().OrderBy(o => o.End).ThenBy(o => o.Id).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new FormResponse(await reader.ReadAsync(found, now, ct)));
    }
}

/// <summary>Fills forms: each question is asked once for all objectives.</summary>
internal sealed class FormReader(CheckInsDb db, People people, Rhythms rhythms, Caller caller)
{
    /// <summary>How many earlier check-ins are looked through for the last value of a key result.</summary>
    private const int Earlier = 26;

    public async Task<IReadOnlyList<FormItem>> ReadAsync(List<Objective> objectives, DateTimeOffset now, CancellationToken ct)
    {
        var ids = objectives.Select(o => o.Id).ToArray();
        var last = await LastAsync(ids, ct);
        var lastIds = last.Values.Select(c => c.Id.Value).ToArray();
        var facts = new FormFacts(
            (await SaidAsync(ids, ct)).ToLookup(s => s.KeyResultId),
            (await db.Database.SqlQuery<Reading>(
                $"""select key_result_id as "KeyResultId", value as "Value", period as "Period" from readings_of({ids})""").ToListAsync(ct)).ToDictionary(r => r.KeyResultId),
            (await db.Database.SqlQuery<Reading>(
                $"""select key_result_id as "KeyResultId", value as "Value", period as "Period" from check_in_reading where check_in_id = any({lastIds})""")
                .ToListAsync(ct)).DistinctBy(r => r.KeyResultId).ToDictionary(r => r.KeyResultId),
            await TicksAsync(ids, [.. objectives.SelectMany(o => o.KeyResults).SelectMany(k => k.Steps ?? []).Select(s => s.Id)], ct));
        var drafts = (await OwnDrafts.ReadAsync(ids, caller.PersonId, db, ct)).ToDictionary(d => d.ObjectiveId);
        var book = await rhythms.AroundAsync([.. objectives.Select(o => o.UnitId).Distinct()], now, ct);
        var owners = await people.OwnersAsync([.. objectives.Select(o => o.OwnerId)], ct);
        var covering = await rhythms.CoveringAsync(ids, now - TimeSpan.FromDays(Rhythms.LongestTurn), ct);
        var names = await people.NamesAsync(
            [.. CheckInResponse.Named(last.Values), .. objectives.SelectMany(o => o.KeyResults.Select(k => k.OwnerId).Append(o.OwnerId))], ct);
        return objectives.ConvertAll(o =>
        {
            var said = last.GetValueOrDefault(o.Id);
            var owner = owners[o.OwnerId];
            var turn = book.At(now, o.UnitId, owner.Zone);
            return new FormItem(
                o.Id,
                o.Title,
                o.UnitId,
                Person(o.OwnerId),
                o.Start,
                o.End,
                turn.Due,
                turn.StateAt(now, covering[o.Id].Where(c => c.Covers >= turn.Start && c.Covers < turn.End).Min(c => (DateTimeOffset?)c.SaidAt), owner.IsAwayOn(turn.Day) || turn.CameBefore(o.PublishedAt)),
                [.. o.KeyResults.Select(k => FormKeyResult.Of(k, Person(k.OwnerId), facts))],
                said is null ? null : CheckInResponse.Of(said, names),
                new SeenCheckIn(said?.Id.Value, said?.Version ?? 0),
                drafts.GetValueOrDefault(o.Id));
        });

        PersonReference Person(Guid id) => new(id, names.GetValueOrDefault(id));
    }

    /// <summary>The one that was said last, whatever it describes: whoever comes after it has seen it.</summary>
    private async Task<Dictionary<Guid, CheckIn>> LastAsync(Guid[] objectives, CancellationToken ct)
    {
        var last = await db.CheckIns.FromSql(
            $"""
            select c.* from unnest({objectives}) as o(id)
            cross join lateral (select * from check_in c where c.objective_id = o.id order by c.submitted_at desc, c.id desc limit 1) c
            """).AsNoTracking().ToListAsync(ct);
        return last.ToDictionary(c => c.ObjectiveId);
    }

    /// <summary>The latest word on each step counts, as in goals: of two about one moment that of the later check-in.</summary>
    private async Task<Dictionary<Guid, TickOfStep>> TicksAsync(Guid[] objectives, Guid[] steps, CancellationToken ct) => steps.Length == 0
        ? []
        : await db.Database.SqlQuery<TickOfStep>(
            $"""
            select distinct on (t.step_id) t.step_id as "StepId", t.at as "At", t.done as "Done"
            from (
                select s.step_id, c.at, s.done, c.id
                from check_in_step s join check_in c on c.id = s.check_in_id and c.version = s.number
                where s.step_id = any({steps}) and c.objective_id = any({objectives})
                union all
                select step_id, at, done, null from step_ticked where step_id = any({steps})
            ) t
            order by t.step_id, t.at desc, t.id desc nulls last
            """).ToDictionaryAsync(t => t.StepId, ct);

    private Task<List<SaidOfKeyResult>> SaidAsync(Guid[] objectives, CancellationToken ct) => db.Database.SqlQuery<SaidOfKeyResult>(
        $"""
        select v.key_result_id as "KeyResultId", v.value as "Value", v.confidence as "Confidence"
        from unnest({objectives}) as o(id)
        cross join lateral (
            select c.id, c.version, c.at from check_in c where c.objective_id = o.id order by c.at desc, c.id desc limit {Earlier}) c
        join check_in_value v on v.check_in_id = c.id and v.number = c.version
        order by c.at desc, c.id desc
        """).ToListAsync(ct);
}
