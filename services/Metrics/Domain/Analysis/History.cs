namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>The value of one complete period.</summary>
/// <param name="Start">Its first local day.</param>
public sealed record Point(DateOnly Start, decimal Value);

/// <summary>The complete periods of a metric that have a value, as far back as is looked: what every analysis reads.</summary>
internal sealed class History
{
    /// <summary>Nothing is said of numbers beyond this: products of larger ones leave the range of decimals.</summary>
    public const decimal LargestValue = 1_000_000_000_000_000_000m;

    private readonly Dictionary<DateOnly, decimal> _values;

    /// <param name="calendar">The metric's calendar.</param>
    /// <param name="complete">In any order.</param>
    public History(PeriodCalendar calendar, IEnumerable<Point> complete)
    {
        Calendar = calendar;
        Points = [.. complete.OrderBy(p => p.Start)];
        if (Points.Any(p => Math.Abs(p.Value) > LargestValue))
        {
            (Points, TooLarge) = ([], true);
        }

        _values = Points.ToDictionary(p => p.Start, p => p.Value);
    }

    public PeriodCalendar Calendar { get; }

    public Cadence Cadence => Calendar.Cadence;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Point> Points { get; }

    public bool TooLarge { get; }

    /// <summary>How many of the newest periods anything here looks at.</summary>
    public static int Reach(Cadence cadence) => cadence switch
    {
        Cadence.Daily => 182,
        Cadence.Quarterly => 24,
        _ => 60,
    };

    /// <summary>Periods that a period is compared with, newest first: days of its weekday, else the periods before it.</summary>
    public IReadOnlyList<Point> ComparableTo(Point judged, MetricPolicy policy)
    {
        var step = Cadence == Cadence.Daily ? 7 : 1;
        var period = Calendar.StartingOn(judged.Start);
        return
        [
            .. Enumerable.Range(1, policy.ComparablesOf(Cadence))
                .Select(n => period.Step(-n * step).Start)
                .Where(_values.ContainsKey)
                .Select(start => new Point(start, _values[start])),
        ];
    }
}
