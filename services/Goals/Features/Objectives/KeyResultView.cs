using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

internal sealed record KeyResultRow(
    Guid Id,
    string Title,
    Measure Measure,
    Guid OwnerId,
    string OwnerName,
    decimal Weight,
    MetricReading Reading,
    Aim Aim,
    DateOnly? Start,
    DateOnly? End,
    IReadOnlyList<PhaseContent> Phases,
    decimal? Value,
    DateTimeOffset? At,
    DateOnly? Until,
    string? UnitOfMeasure,
    int Decimals,
    Guid? MetricId,
    string? Health)
{
    /// <summary>The select list, from <c>key_result k</c> with its owner, value, metric and headline.</summary>
    public const string Columns =
        """
        k.id, k.title, k.measure, k.owner_id, coalesce(w.name, ''), k.weight, k.reading, k.baseline, k.target, k.low, k.high,
        k.start, k."end", k.phase_days, k.phase_values, v.value, v.at, period_end(v.period, coalesce(m.cadence, 'quarterly'), m.calendar_id),
        k.unit_of_measure, k.decimals, k.metric_id, h.health
        """;

    public static KeyResultRow Read(Columns r) => new(
        r.Id(), r.Text(), r.Word<Measure>(), r.Id(), r.Text(), r.Number(), r.Word<MetricReading>(), r.Aim(), r.Maybe<DateOnly>(), r.Maybe<DateOnly>(),
        [.. r.Many<DateOnly>().Zip(r.Many<decimal>(), (day, value) => new PhaseContent(day, value))],
        r.Maybe<decimal>(), r.Maybe<DateTimeOffset>(), r.Maybe<DateOnly>(), r.MaybeText(), r.Next<int>(), r.Maybe<Guid>(), r.MaybeText());
}

internal sealed record ChangeRow(Guid KeyResultId, Aim Old, DateTimeOffset ChangedAt, Guid ChangedBy, string Name, string Reason)
{
    public static ChangeRow Read(Columns r) => new(r.Id(), r.Aim(), r.Next<DateTimeOffset>(), r.Id(), r.Text(), r.Text());
}

internal sealed record StepRow(Guid KeyResultId, StepResponse Step)
{
    public static StepRow Read(Columns r) => new(
        r.Id(), new(r.Id(), r.Text(), r.Number(), r.Maybe<DateOnly>(), r.MaybeText(), r.Next<bool>(), r.Maybe<DateTimeOffset>()));
}

/// <summary>A key result with the history of its target, ready to be shown beside its pace.</summary>
internal sealed record KeyResultView(KeyResultRow Row, List<ChangeRow> Changes, List<StepRow> Steps, GraduationResponse? Graduation)
{
    public KeyResultResponse Respond(PacedKeyResult now, string timeZone) => new(
        Row.Id,
        Row.Title,
        Row.Measure,
        new PersonName(Row.OwnerId, Row.OwnerName),
        Row.Weight,
        Row.Aim.Baseline,
        Row.Aim.Target,
        Row.Value,
        Row.At ?? LastDay(timeZone),
        Row.UnitOfMeasure,
        Row.Decimals,
        Row.MetricId,
        Row.Health,
        now.Progress,
        now.Raw,
        now.Reading.Expected,
        now.Reading.Gap,
        now.Reading.Pace,
        now.Confidence,
        [.. Changes.Select(c => new TargetChangeResponse(c.Old.Baseline, c.Old.Target, c.ChangedAt, new(c.ChangedBy, c.Name), c.Reason, c.Old.Low, c.Old.High))],
        Row.Reading,
        Row.Aim.Low,
        Row.Aim.High,
        Row.Start,
        Row.End,
        Row.Phases,
        [.. Steps.Select(s => s.Step)])
    {
        Graduation = Graduation,
    };

    /// <summary>A metric's value describes its period to the end: the last local day of it.</summary>
    private DateTimeOffset? LastDay(string timeZone)
    {
        if (Row.Until is not { } until)
        {
            return null;
        }

        var midnight = until.AddDays(-1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zones.Of(timeZone).GetUtcOffset(midnight));
    }
}
