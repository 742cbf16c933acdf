using Setpoint.Goals.Data;
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
    decimal Baseline,
    decimal Target,
    decimal? Value,
    DateTimeOffset? At,
    string? UnitOfMeasure,
    int Decimals,
    Guid? MetricId,
    string? Health)
{
    public static KeyResultRow Read(Columns r) => new(
        r.Id(), r.Text(), r.Word<Measure>(), r.Id(), r.Text(), r.Number(), r.Number(), r.Number(),
        r.Maybe<decimal>(), r.Maybe<DateTimeOffset>(), r.MaybeText(), r.Next<int>(), r.Maybe<Guid>(), r.MaybeText());
}

internal sealed record ChangeRow(
    Guid KeyResultId, decimal OldBaseline, decimal OldTarget, DateTimeOffset ChangedAt, Guid ChangedBy, string Name, string Reason)
{
    public static ChangeRow Read(Columns r) =>
        new(r.Id(), r.Number(), r.Number(), r.Next<DateTimeOffset>(), r.Id(), r.Text(), r.Text());
}

/// <summary>A key result with the history of its target, ready to be shown beside its pace.</summary>
internal sealed record KeyResultView(KeyResultRow Row, List<ChangeRow> Changes)
{
    public KeyResultResponse Respond(PacedKeyResult now, string timeZone) => new(
        Row.Id,
        Row.Title,
        Row.Measure,
        new PersonName(Row.OwnerId, Row.OwnerName),
        Row.Weight,
        Row.Baseline,
        Row.Target,
        Row.Value,
        Row.At ?? LastDay(now, timeZone),
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
        [.. Changes.Select(c => new TargetChangeResponse(c.OldBaseline, c.OldTarget, c.ChangedAt, new(c.ChangedBy, c.Name), c.Reason))]);

    /// <summary>A metric's value describes its period to the end: the last local day of it.</summary>
    private static DateTimeOffset? LastDay(PacedKeyResult now, string timeZone)
    {
        if (now.Standing.ValuesUntil is not { } until)
        {
            return null;
        }

        var midnight = until.AddDays(-1).ToDateTime(TimeOnly.MinValue);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
