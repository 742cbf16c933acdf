using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>A key result as it is read, before its worth is computed: what it is made of follows in rows of its own.</summary>
internal sealed record LeafRow(
    ObjectiveId Objective,
    KeyResultId Id,
    decimal Weight,
    bool Retired,
    Terms Terms,
    Aim? Promised,
    decimal? Latest,
    DateTimeOffset? At,
    DateOnly? Period,
    decimal? Confidence,
    LeafValue? Stored,
    int Position)
{
    public List<LeafPoint> Points { get; } = [];

    public List<LeafStep> Steps { get; } = [];

    /// <summary>Only the rhythm of check-ins is for units to decide.</summary>
    public bool NeedsPolicy => Terms.IsTimed && Terms.Rhythm == Rhythm.CheckIn;

    public static LeafRow Read(Columns row, Dictionary<ObjectiveId, CascadeInput> objectives)
    {
        var objective = new ObjectiveId(row.Id());
        var window = objectives[objective].Window;
        var (id, weight, retired) = (new KeyResultId(row.Id()), row.Number(), row.Next<bool>());
        var (measure, reading, rhythm) = (row.Word<Measure>(), row.Word<MetricReading>(), row.Rhythm());
        var (aim, start, end) = (row.Aim(), row.Maybe<DateOnly>(), row.Maybe<DateOnly>());
        var phases = row.Many<DateOnly>().Zip(row.Many<decimal>(), (day, value) => new PhasePoint(day, value)).ToArray();
        var terms = new Terms(
            measure, reading, rhythm, new Window(start ?? window.Start, end ?? window.End), start is not null || end is not null, aim, phases, row.Many<DateOnly>());
        var (isChanged, promised) = (row.Next<bool>(), row.Aim());
        var (latest, at, period, confidence) = (row.Maybe<decimal>(), row.Maybe<DateTimeOffset>(), row.Maybe<DateOnly>(), row.Maybe<decimal>());
        var isStored = row.Next<bool>();
        var stored = new LeafValue(
            row.Maybe<decimal>(), row.Maybe<DateTimeOffset>(), row.Maybe<DateOnly>(), row.Maybe<decimal>(), row.Maybe<decimal>(),
            row.Maybe<decimal>(), row.Maybe<bool>() ?? false, row.Maybe<DateTimeOffset>());
        return new LeafRow(
            objective, id, weight, retired, terms, isChanged ? promised : null, latest, at, period, confidence, isStored ? stored : null, row.Next<int>());
    }

    /// <summary>What it is worth at a moment.</summary>
    public LeafKeyResult WorthAt(DateTimeOffset now, CascadeInput objective, GoalPolicies? policies)
    {
        var policy = NeedsPolicy ? policies!.ProgressOf(objective.Unit) : ProgressPolicy.Default;
        var zone = objective.Zone;
        var dueEnd = Terms.IsTimed ? Terms.Periods.LatestDueEnd(TimeZoneInfo.ConvertTime(now, zone).DateTime, policy) : default;
        DatedValue[] series = [.. Points.Select(p => new DatedValue(p.At is { } said ? Zones.DayOf(said, zone) : p.Day, p.Value))];
        StepState[] steps = [.. Steps.Select(s => new StepState(s.Weight, s.DoneAt is not null))];
        var worth = Worth.Of(Terms, Latest, series, steps, dueEnd, policy);
        var (at, period) = Terms.Measure == Measure.Milestone ? (Steps.Max(s => s.DoneAt), null)
            : Points.Count > 0 ? (Points[^1].At, Points[^1].At is null ? Points[^1].Day : (DateOnly?)null)
            : (At, Period);
        var value = new LeafValue(worth.Value, at, period, worth.Raw, Confidence, worth.Share, worth.IsUnreported || IsMissing(period, dueEnd, policy), NextDue(dueEnd, now, zone, policy));
        return new LeafKeyResult(Id, Weight, Retired, Terms, Promised, value, Stored, dueEnd, policy) { Series = series, Steps = steps };
    }

    /// <summary>A value of a named calendar that was due is not there; of other metrics whoever judges the pace sees it by their rhythm.</summary>
    private bool IsMissing(DateOnly? latest, DateOnly dueEnd, ProgressPolicy policy) =>
        Terms.HasCalendar && latest is { } start && Terms.Periods.After(start, policy) < dueEnd && dueEnd > Terms.Window.Start;

    private DateTimeOffset? NextDue(DateOnly dueEnd, DateTimeOffset now, TimeZoneInfo zone, ProgressPolicy policy)
    {
        if (!Terms.IsTimed || Retired || dueEnd >= Terms.Window.After)
        {
            return null;
        }

        // Nothing of it is due before its window begins.
        var from = dueEnd < Terms.Window.Start ? Terms.Periods.StartOf(Terms.Window.Start, policy) : dueEnd;
        var next = Zones.Instant(Terms.Periods.NextDue(from, policy), zone);

        // An hour that a clock repeats is not waited for twice.
        return next > now ? next : now.AddHours(1).ToUniversalTime();
    }
}

/// <summary>Local time of units.</summary>
internal static class Zones
{
    public static TimeZoneInfo Of(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}
