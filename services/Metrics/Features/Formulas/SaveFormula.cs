using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;
using Setpoint.Metrics.Evaluation.Formulas;
using Setpoint.Metrics.Features.Definitions;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Formulas;

/// <summary>What the definition of a metric means for formulas: its own, and those that read it.</summary>
internal sealed class SaveFormula(MetricsDb db, Caller caller, ReadFormula read, FormulaGraph graph)
{
    private static readonly TimeSpan s_furthestAhead = TimeSpan.FromDays(366);

    /// <summary>Reads the formula of a request; what is wrong with it, or with what others read this metric as, joins the errors.</summary>
    /// <param name="metric">None while it is being defined.</param>
    public async Task<FormulaReading?> CheckAsync(MetricRequest request, Metric? metric, FieldErrors errors, CancellationToken ct)
    {
        if (errors.Any)
        {
            return null;
        }

        await CheckReadersAsync(request, metric, errors, ct);
        var text = string.IsNullOrWhiteSpace(request.Formula) ? null : request.Formula.Trim();
        if (text is not null || metric?.Formulas.Count > 0)
        {
            await graph.LockAsync(ct);
        }

        if (text is null)
        {
            return null;
        }

        if (metric is not null && await IsUnchangedAsync(request, text, metric, ct))
        {
            return new FormulaReading(Formula.Parse(Current(metric)!), new Dictionary<string, InputFacts>(), new Dictionary<string, TagFacts>(), null, []);
        }

        errors.Require(metric is null || !await IsPulledAsync(metric, ct), "formula", "goes not together with a source, from which the values are pulled: remove that first");
        var reading = await read.AsWrittenAsync(text, request.UnitId!.Value, request.UnitOfMeasure!, new Rhythm(request.Cadence!.Value, request.CalendarId), request.AboutPersonId, ct);
        foreach (var problem in reading.Problems)
        {
            errors.Add("formula", $"at {problem.Position}: {problem.Message}");
        }

        return reading;
    }

    /// <summary>After the metric itself is saved and before the commit: what it reads, and no circle; what reads it is told.</summary>
    public async Task<string?> StoreAsync(Metric metric, FormulaReading? reading, CancellationToken ct)
    {
        if (reading?.Stored is { } formula)
        {
            await StoreInputsAsync(metric, formula, reading.Tags, ct);
        }

        return metric.Formulas.Count > 0 && await graph.FindCircleAsync(metric.Series, ct) is { } circle
            ? $"would make the metric read itself: {circle}"
            : null;
    }

    /// <summary>Everything that rolls up the metric where it stands now is computed anew.</summary>
    public async Task TouchReadersAsync(Metric metric, CancellationToken ct)
    {
        if (metric.Tags.Count == 0)
        {
            return;
        }

        await db.Database.OpenConnectionAsync(ct);
        var transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        await new Dependents((NpgsqlConnection)db.Database.GetDbConnection(), transaction)
            .TellAsync(new Dictionary<int, Touch> { [metric.Series] = Touch.Everything }, ct);
    }

    /// <summary>Whether a new definition makes another member of roll-ups of it.</summary>
    public static bool Moves(Metric metric, MetricRequest request) => metric.UnitId != request.UnitId || metric.Status != request.Status
        || !metric.Tags.ToHashSet(StringComparer.Ordinal).SetEquals(request.Tags ?? []);

    /// <summary>Whether values were ever posted to it.</summary>
    public Task<bool> IsMeasuredAsync(Metric metric, CancellationToken ct) => db.Database.SqlQuery<bool>(
        $"""select exists (select 1 from head where series = {metric.Series} and last_at is not null) as "Value" """).SingleAsync(ct);

    /// <summary>What is to be computed anew: everything for the first formula or in another unit, else what ends from now on.</summary>
    public static ChangedSeries Changed(Metric metric, bool everything, DateTimeOffset now) => everything
        ? ChangedSeries.ByDefinition(metric.Series, wholePast: true)
        : ChangedSeries.ByFormula(metric.Series, now.UtcDateTime, (now + s_furthestAhead).UtcDateTime);

    private static string? Current(Metric metric) => metric.Formulas.MaxBy(f => f.ValidFrom)?.Expression;

    private Task<bool> IsPulledAsync(Metric metric, CancellationToken ct)
    {
        var id = metric.Id.Value;
        return db.Database.SqlQuery<bool>($"""select exists (select 1 from metric_source where id = {id} and not removed) as "Value" """).SingleAsync(ct);
    }

    /// <summary>True when somebody sends back what they read, hidden names and all, and nothing it depends on is another.</summary>
    private async Task<bool> IsUnchangedAsync(MetricRequest request, string text, Metric metric, CancellationToken ct)
    {
        var (series, me, within) = (metric.Series, caller.PersonId, caller.Within);
        var shown = await db.Database.SqlQuery<string?>($"""select formula_text({series}, {me}, {within}) as "Value" """).SingleAsync(ct);
        return shown == text && request.UnitId == metric.UnitId && request.AboutPersonId == metric.AboutPersonId && request.UnitOfMeasure!.Trim() == metric.UnitOfMeasure;
    }

    /// <summary>Formulas were checked against what their inputs are measured in; that must not change under them.</summary>
    private async Task CheckReadersAsync(MetricRequest request, Metric? metric, FieldErrors errors, CancellationToken ct)
    {
        var measure = Measure.Of(request.UnitOfMeasure!);
        if (metric is not null && !Measure.Of(metric.UnitOfMeasure).Same(measure))
        {
            var readers = await db.Database.SqlQuery<int>(
                $"""select count(*)::int as "Value" from formula_input where input_series = {metric.Series}""").SingleAsync(ct);
            errors.Require(readers == 0, "unitOfMeasure", $"cannot change while {readers} formulas read this metric in {metric.UnitOfMeasure}");
        }

        var (series, unit, tags) = (metric?.Series ?? 0, request.UnitId!.Value, (request.Tags ?? []).ToArray());
        var rollUps = await db.Database.SqlQuery<RollUpAbove>(
            $"""
            select i.tag as "Tag", i.unit_of_measure as "UnitOfMeasure", d.cadence as "Cadence", d.calendar_id as "CalendarId"
            from formula_input i
            join metric d on d.series = i.series
            join unit_closure c on c.ancestor_id = d.unit_id and c.descendant_id = {unit}
            where i.tag = any({tags}) and i.series <> {series}
            """).ToListAsync(ct);
        foreach (var above in rollUps.Distinct())
        {
            errors.Require(
                Measure.Of(above.UnitOfMeasure).Same(measure), "tags", $"\"{above.Tag}\" is rolled up above this unit in {above.UnitOfMeasure}; this metric is in {request.UnitOfMeasure}");
            errors.Require(
                new Rhythm(request.Cadence!.Value, request.CalendarId).Fits(new Rhythm(Word.Parse<Cadence>(above.Cadence), above.CalendarId)), "tags", $"\"{above.Tag}\" is rolled up above this unit {above.Cadence}, which the periods of this metric do not fit");
        }
    }

    /// <summary>Inputs of earlier formulas stay: their periods are still made by them.</summary>
    private async Task StoreInputsAsync(Metric metric, Formula formula, IReadOnlyDictionary<string, TagFacts> tags, CancellationToken ct)
    {
        foreach (var (name, tag, days) in formula.Reach(metric.Cadence))
        {
            var input = name is null ? (Guid?)null : Guid.Parse(name);
            var unit = tag is not null && tags.TryGetValue(tag, out var facts) ? facts.UnitsOfMeasure[0] : null;
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into formula_input (series, input_series, tag, unit_of_measure, shift_days)
                select {metric.Series}, (select series from metric where id = {input}), {tag}, {unit}, {days}
                on conflict (series, coalesce(input_series, 0), coalesce(tag, '')) do update
                    set shift_days = greatest(formula_input.shift_days, excluded.shift_days),
                        unit_of_measure = coalesce(excluded.unit_of_measure, formula_input.unit_of_measure)
                """,
                ct);
        }
    }

    private sealed record RollUpAbove(string Tag, string UnitOfMeasure, string Cadence, Guid? CalendarId);
}
