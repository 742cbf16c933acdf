using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Files;

internal static class ExportCheckIns
{
    /// <summary>
    /// Every check-in that the caller sees, as a file that can be imported: of one objective, of a unit and those below it, of what was
    /// described from and until a moment, and as it had been recorded by one.
    /// </summary>
    public static IResult HandleAsync(
        Guid? objective, Guid? unit, DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset? asOf, CheckInsDb db, Caller caller)
    {
        var (me, within, since, until, by) = (caller.PersonId, caller.Within, from?.ToUniversalTime(), to?.ToUniversalTime(), asOf?.ToUniversalTime());
        var rows = db.Database.SqlQuery<Row>(
            $"""
            select c.objective_id as "ObjectiveId", coalesce(p.email, c.author_id::text) as "Author", r.at as "At", r.confidence as "Confidence", r.changed as "Changed",
                   r.blocked as "Blocked", r.next as "Next", v.key_result_id as "KeyResultId", v.value as "Value", v.confidence as "KeyResultConfidence", v.step_id as "StepId", v.done as "Done",
                   c.id as "Id", r.number as "Revision", c.submitted_at as "SubmittedAt", r.recorded_at as "RecordedAt"
            from check_in c join objective o on o.id = c.objective_id
            cross join lateral (
                select * from check_in_revision r where r.check_in_id = c.id and ({by}::timestamptz is null or r.recorded_at <= {by}) order by r.number desc limit 1) r
            left join person p on p.id = c.author_id
            left join lateral (
                select v.key_result_id, v.value, v.confidence, null::uuid as step_id, null::boolean as done
                from check_in_value v where v.check_in_id = c.id and v.number = r.number
                union all
                select null, null, null, s.step_id, s.done from check_in_step s where s.check_in_id = c.id and s.number = r.number
            ) v on true
            where ({objective}::uuid is null or c.objective_id = {objective})
              and ({unit}::uuid is null or exists (select 1 from unit_closure u where u.ancestor_id = {unit} and u.descendant_id = o.unit_id))
              and ({since}::timestamptz is null or r.at >= {since}) and ({until}::timestamptz is null or r.at < {until})
              and sees_objective({me}, {within}, o)
            order by c.objective_id, r.at, c.id, v.key_result_id, v.step_id
            """);
        return new CsvExport("check-ins.csv", CheckInFile.Columns, rows.AsAsyncEnumerable().Select(r => new object?[]
        {
            r.ObjectiveId, r.Author, r.At, r.Confidence, r.Changed, r.Blocked, r.Next, r.KeyResultId, r.Value, r.KeyResultConfidence, r.StepId, r.Done is { } done ? (done ? "true" : "false") : null, r.Id, r.Revision, r.SubmittedAt, r.RecordedAt,
        }));
    }

    private sealed record Row(
        Guid ObjectiveId,
        string Author,
        DateTimeOffset At,
        decimal? Confidence,
        string? Changed,
        string? Blocked,
        string? Next,
        Guid? KeyResultId,
        decimal? Value,
        decimal? KeyResultConfidence,
        Guid? StepId,
        bool? Done,
        Guid Id,
        long Revision,
        DateTimeOffset SubmittedAt,
        DateTimeOffset RecordedAt);
}
