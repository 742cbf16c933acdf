namespace Setpoint.Demo.Company;

/// <summary>Two years of values for every metric; during the running quarter a key result's plan drives its metric.</summary>
internal sealed class SeriesGenerator(DemoCalendar calendar, Noise noise, IReadOnlyList<PlannedOkr> running)
{
    private const int BlendWeeks = 5;

    public Series Generate(IReadOnlyList<Metric> metrics)
    {
        var drives = running.SelectMany(okr => okr.Okr.KeyResults, (okr, plan) => (okr, plan))
            .Where(drive => drive.plan.Metric is not null && drive.okr.Okr.Ending is Ending.Published)
            .ToDictionary(drive => drive.plan.Metric!, drive => drive);
        var values = metrics.SelectMany(metric =>
            ValuesOf(metric, drives.TryGetValue(metric.Key, out var drive) ? drive : null)).ToList();
        return new Series(values, LateCorrections.For(metrics, values, noise));
    }

    private IEnumerable<Observation> ValuesOf(Metric metric, (PlannedOkr Okr, KeyResultPlan Plan)? drive)
    {
        var shape = metric.Shape;
        var periods = calendar.Periods(metric.Cadence)
            .Where(period => period.AddDays(shape.SilentDays) < calendar.Today).ToList();
        for (var i = 0; i < periods.Count; i++)
        {
            var fromEnd = periods.Count - 1 - i;
            if (fromEnd > 5 && noise.Uniform($"gap:{metric.Key}", periods[i].DayNumber) < shape.Gaps)
            {
                continue;
            }

            var value = fromEnd < shape.Recent.Count
                ? shape.Recent[^(fromEnd + 1)]
                : Rounded(metric, ValueAt(metric, periods[i], isLatest: fromEnd == 0, drive));
            yield return new Observation(metric.Key, periods[i], value);
        }
    }

    private double ValueAt(Metric metric, DateOnly period, bool isLatest, (PlannedOkr Okr, KeyResultPlan Plan)? drive)
    {
        var last = DemoCalendar.LastDayOf(period, metric.Cadence);
        var wobble = metric.Shape.Noise * noise.Normal(metric.Key, period.DayNumber);
        if (drive is not var (okr, plan))
        {
            return Undriven(metric, period, wobble);
        }

        var (baseline, target) = ((double)plan.Baseline, (double)plan.Target);
        if (last >= okr.Cycle.Start)
        {
            var progress = (double)okr.ProgressAt(plan, okr.Cycle.ShareAt(last), metric.Cadence);
            var steady = isLatest || plan.Points.Count > 0;
            return baseline + ((target - baseline) * progress) + (steady ? 0 : wobble / 2);
        }

        // The weeks before the quarter lead to the baseline that the key result starts from.
        var weeksBefore = (okr.Cycle.Start.DayNumber - last.DayNumber) / 7.0;
        var pull = Math.Clamp(1 - ((weeksBefore - 1) / BlendWeeks), 0, 1);
        return (Undriven(metric, period, wobble) * (1 - pull)) + ((baseline + (wobble / 2)) * pull);
    }

    private double Undriven(Metric metric, DateOnly period, double wobble)
    {
        var shape = metric.Shape;
        var level = shape.LevelAt(period, calendar.Today) + shape.SeasonAt(period, calendar.Today) + wobble;
        return metric.Cadence == Cadence.Daily && shape.Weekdays.Count == 7
            ? level * shape.Weekdays[((int)period.DayOfWeek + 6) % 7]
            : level;
    }

    private static decimal Rounded(Metric metric, double value)
    {
        var bounded = metric.UnitOfMeasure == "%" ? Math.Clamp(value, 0, 100) : Math.Max(0, value);
        return Math.Round((decimal)bounded, metric.Decimals, MidpointRounding.AwayFromZero);
    }
}

/// <param name="Values">As they stand today.</param>
/// <param name="Late">What was first reported for a period and corrected later.</param>
internal sealed class Series(IReadOnlyList<Observation> values, IReadOnlyList<LateCorrection> late)
{
    private readonly Dictionary<(string, DateOnly), decimal> byPeriod = values.ToDictionary(value => (value.Metric, value.Period), value => value.Value);

    public IReadOnlyList<Observation> AsFirstReported { get; } = Reported(values, late);

    public IReadOnlyList<Observation> Corrections { get; } = [.. late.Select(correction => correction.Corrected)];

    /// <summary>The value of the latest period that is over on a day; what a key result starts or ends with.</summary>
    public decimal ValueOn(Metric metric, DateOnly day)
    {
        for (var ago = 0; ago < 120; ago++)
        {
            var period = day.AddDays(-ago);
            if (DemoCalendar.LastDayOf(period, metric.Cadence) <= day && byPeriod.TryGetValue((metric.Key, period), out var value))
            {
                return value;
            }
        }

        throw new InvalidOperationException($"{metric.Key} has no value before {day:O}");
    }

    private static List<Observation> Reported(IReadOnlyList<Observation> values, IReadOnlyList<LateCorrection> late)
    {
        var first = late.ToDictionary(each => (each.Corrected.Metric, each.Corrected.Period), each => each.FirstReported);
        return [.. values.Select(value => first.TryGetValue((value.Metric, value.Period), out var reported) ? value with { Value = reported } : value)];
    }
}

/// <summary>A value that turned out wrong: reported first, corrected with a note later.</summary>
internal sealed record LateCorrection(Observation Corrected, decimal FirstReported);

internal static class LateCorrections
{
    private static readonly (string Metric, int PeriodsAgo, decimal WasOffBy, string Note)[] Known =
    [
        ("on-time-delivery", 2, 1.2m, "214 late Vale scans arrived after the week closed"),
        ("parcels-carried", 9, 6m, "Return parcels were counted twice"),
        ("vale-missorts", 6, -0.6m, "Two night waves were missing from the first export"),
        ("win-rate", 4, 2m, "Three offers were closed in the wrong month"),
        ("dso", 7, -1m, "Credit notes booked after the close"),
        ("sickness-absence", 11, 0.4m, "Maternity leave was counted as absence"),
    ];

    public static IReadOnlyList<LateCorrection> For(IReadOnlyList<Metric> metrics, List<Observation> values, Noise noise)
    {
        var known = Known.Select(each => (each, Value: PeriodOf(each.Metric, each.PeriodsAgo, values)))
            .Select(found => new LateCorrection(found.Value with { Note = found.each.Note }, found.Value.Value + found.each.WasOffBy));

        // Besides, one value in three hundred of the daily feeds was restated the next morning.
        var daily = metrics.Where(metric => metric.Cadence == Cadence.Daily).ToDictionary(metric => metric.Key);
        var restated = values.Where(value => daily.ContainsKey(value.Metric) && noise.Uniform($"restated:{value.Metric}", value.Period.DayNumber) < 1 / 300.0)
            .Select(value => new LateCorrection(
                value with { Note = "Restated when the late feed arrived" },
                Math.Round(value.Value * 0.985m, daily[value.Metric].Decimals, MidpointRounding.AwayFromZero)))
            .Where(late => late.FirstReported != late.Corrected.Value);
        return [.. known, .. restated];
    }

    private static Observation PeriodOf(string metric, int periodsAgo, List<Observation> values) =>
        values.Where(value => value.Metric == metric).Reverse().Skip(periodsAgo).First();
}
