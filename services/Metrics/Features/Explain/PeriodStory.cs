using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Policies;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;
using Setpoint.Metrics.Evaluation.Formulas;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Explain;

/// <summary>Makes a period's value once more and keeps what it was made from.</summary>
/// <param name="settled">The past moment that is asked for; none for today's knowledge.</param>
internal sealed class PeriodStory(MetricsDb db, NamedCalendars calendars, Caller caller, Guid id, int series, PeriodCalendar calendar, DateTimeOffset? settled, DateTimeOffset clock)
{
    private readonly DateTimeOffset _now = settled ?? clock;

    public async Task<PeriodExplanation> TellAsync(Period period, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var input = (await Inputs.OfSeriesAsync(connection, [series], ct)).Single();
        var histories = await ComputedSubjects.ReadHistoriesAsync(connection, null, [series], settled, ct);
        var history = histories.GetValueOrDefault(series);
        var value = await ReadValueAsync(connection, input, period, ct);
        var told = history?.ValidAt(calendar.EndOf(period)) is { } formula
            ? await OfFormulaAsync(connection, new FormulaTask(series, input.UnitId, calendar, history, (period.Start, period.Start)), formula, period, ct)
            : await OfObservationsAsync(input, period, ct);
        return told with { Complete = calendar.IsComplete(period, _now), Value = value?.Value };
    }

    private async Task<Amount?> ReadValueAsync(NpgsqlConnection connection, Input input, Period period, CancellationToken ct)
    {
        ValueRange[] range = [new(input, (period.Start, period.End), calendar.Cadence, LastKnown: false)];
        var values = settled is { } moment ? await new PastValues(connection, calendars, moment).ReadAsync(range, ct) : await new StoredValues(connection, null).ReadAsync(range, ct);
        return values[series].In(period);
    }

    private async Task<PeriodExplanation> OfObservationsAsync(Input input, Period period, CancellationToken ct)
    {
        var (low, high, known) = (calendar.StartOf(period), calendar.EndOf(period), settled ?? DateTimeOffset.MaxValue);
        var all = await db.Database.SqlQuery<Posted>(
            $"""
            select at as "At", value as "Value", recorded_at as "RecordedAt", note as "Note"
            from observation
            where series = {series} and at >= {low} and at < {high} and recorded_at <= {known.UtcDateTime}
            order by at, recorded_at
            limit 1000
            """).ToListAsync(ct);
        var standing = all.GroupBy(o => o.At).Select(g => g.Last()).Where(o => o.Value is not null).ToList();
        var counting = (input.Aggregation == Aggregation.Last ? standing.TakeLast(1) : standing).ToHashSet();
        decimal? result = counting.Count == 0 ? null : SeriesValues.Of([.. counting.Select(o => o.Value!.Value)], input.Aggregation);
        var rule = $"{Word.Of(input.Aggregation)} of the period's values; of each moment the latest revision, withdrawn ones left out";
        return Told(period, rule) with
        {
            Observations = all.ConvertAll(o => new ExplainedObservation(o.At, o.Value, o.RecordedAt, o.Note, counting.Contains(o))),
            Result = result,
        };
    }

    private async Task<PeriodExplanation> OfFormulaAsync(NpgsqlConnection connection, FormulaTask task, Formula formula, Period period, CancellationToken ct)
    {
        var inputs = await Inputs.ReadAsync(connection, null, [task.Formulas], ct);
        ReadValues read = settled is { } moment ? new PastValues(connection, calendars, moment).ReadAsync : new StoredValues(connection, null).ReadAsync;
        var periods = new ComputedPeriods(inputs, read, _now);
        var values = await read([.. periods.RangesOf(task)], ct);
        var evaluation = new FormulaEvaluation(formula, periods.ValuesOf(task, formula, values));
        var result = evaluation.Of(period);
        var reads = evaluation.Reads.Select(r => (Read: r, Input: r.Name is { } name ? inputs.Of(new Reference(0, name, 0)) : OfMember(inputs, task, r.Member!))).ToList();
        var enough = (await MetricPolicies.ReadAsync(connection, ct)).Of(task.UnitId).EnoughWeight;
        var ids = reads.Select(r => MetricId.From(r.Input.Id)).Distinct().ToList();
        var seen = (await db.SeenBy(caller).Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct)).ConvertAll(i => i.Value).ToHashSet();
        var (text, person, within) = (formula.Text, caller.PersonId, caller.Within);
        return Told(period, "the formula over the values of its inputs; where one is missing or it would divide by zero, no value") with
        {
            Formula = await db.Database.SqlQuery<string>($"""select formula_words({text}, {series}, {person}, {within}) as "Value" """).SingleAsync(ct),
            Inputs = [.. reads.Where(r => seen.Contains(r.Input.Id)).Select(r => Explained(r.Read, r.Input)).Distinct()],
            Hidden = ids.Count - seen.Count,
            Coverage = result.Coverage,
            EnoughWeight = result.Coverage is null ? null : enough,
            Provisional = result.IsProvisional(enough),
            Result = result.Value,
        };
    }

    private PeriodExplanation Told(Period period, string rule) =>
        new(id, "period", period.Start, period.End, false, null, rule, null, [], [], 0, null, null, false, null, settled);

    private static Input OfMember(Inputs inputs, FormulaTask task, Member member) => inputs.Of(task, member.Tag).First(i => i.Series == member.Series);

    private static ExplainedInput Explained(InputRead read, Input input) => new(
        input.Id, input.Name, input.UnitOfMeasure, read.Period.Start, read.Member?.Tag, read.Member?.Unit, read.Value, read.Member?.LastKnown, read.IsCounted);

    private sealed record Posted(DateTimeOffset At, decimal? Value, DateTimeOffset RecordedAt, string? Note);
}
