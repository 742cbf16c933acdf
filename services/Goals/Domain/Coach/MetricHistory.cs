using Setpoint.Kernel.Statistics;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>A period's value.</summary>
/// <param name="Start">First local day of the period.</param>
internal readonly record struct PeriodPoint(DateOnly Start, decimal Value);

/// <summary>When a trend is one: at least so many periods, and Mann–Kendall's Z beyond so much.</summary>
internal sealed record TrendPolicy(int LeastPeriods = 8, decimal Significance = 1.96m);

/// <summary>What a metric's complete periods say of where it goes, and whether they are enough to set a goal on.</summary>
/// <param name="Cadence">As the metric has it: <c>daily</c> … <c>quarterly</c>, or <c>calendar</c>.</param>
/// <param name="Points">Oldest first.</param>
internal sealed record MetricHistory(string Cadence, IReadOnlyList<PeriodPoint> Points)
{
    /// <summary>A quarter, in periods.</summary>
    private const int DaysOfQuarter = 91;
    private const decimal SteadyShare = 0.9m;

    public static MetricHistory None { get; } = new("weekly", []);

    /// <summary>
    /// Of a quarter's periods before a day, as far as they were due, at least nine in ten have a value: 12 of 13 weeks, 3 of 3
    /// months. Periods of a named calendar are not known here and pass.
    /// </summary>
    public bool IsSteady(DateOnly day, ProgressPolicy policy)
    {
        var rhythm = Rhythms.OfCadence(Cadence);
        var (end, periods) = (rhythm.LatestDueEnd(day.ToDateTime(TimeOnly.MinValue), policy), PeriodsOfQuarter(rhythm));
        var start = end;
        for (var i = 0; i < periods; i++)
        {
            start = rhythm.StartOf(start.AddDays(-1));
        }

        return Cadence == "calendar" || Points.Count(p => p.Start >= start && p.Start < end) >= periods * SteadyShare;
    }

    /// <summary>
    /// The value of the last period that ends within a window, going on as before: along the Theil–Sen line where Mann–Kendall
    /// and the later half say that there is a trend that still moves, otherwise at the level of the later half. From 24 months
    /// on a month is compared with its like. 60, 62, … 78 a week, six weeks on: 90.
    /// </summary>
    /// <returns>None with too few periods, or where no period is left.</returns>
    public decimal? Projected(Window window, TrendPolicy policy)
    {
        var series = TrendLine.Of(Cadence, Points);
        return series.Samples.Count < policy.LeastPeriods ? null : series.AheadTo(window.After, policy.Significance);
    }

    private static int PeriodsOfQuarter(Rhythm rhythm) => rhythm switch
    {
        Rhythm.Daily => DaysOfQuarter,
        Rhythm.Weekly => DaysOfQuarter / 7,
        Rhythm.Monthly => 3,
        _ => 1,
    };
}

/// <summary>The periods in which a trend is looked for; of a daily metric the medians of its complete weeks.</summary>
internal sealed class TrendLine
{
    private const int SeasonalFrom = 24;
    private readonly Rhythm _rhythm;
    private readonly List<(Sample Sample, int Season)> _all;

    private TrendLine(Rhythm rhythm, List<PeriodPoint> points)
    {
        _rhythm = rhythm;
        First = points.Count > 0 ? points[0].Start : default;
        var seasonal = rhythm == Rhythm.Monthly && points.Count >= SeasonalFrom;
        _all = points.ConvertAll(p => (new Sample(At(p.Start), p.Value), seasonal ? SeasonOf(p.Start) : 0));
        IsSeasonal = seasonal;
    }

    public IReadOnlyList<Sample> Samples => _all.ConvertAll(s => s.Sample);

    private bool IsSeasonal { get; }

    private DateOnly First { get; }

    public static TrendLine Of(string cadence, IReadOnlyList<PeriodPoint> points)
    {
        var (rhythm, lookBack) = cadence switch { "daily" => (Rhythm.Weekly, 24), "weekly" => (Rhythm.Weekly, 26), "quarterly" => (Rhythm.Quarterly, 12), _ => (Rhythm.Monthly, 36) };
        List<PeriodPoint> series = cadence == "daily" ? [.. Weeks(points)] : [.. points];
        return new TrendLine(rhythm, [.. series.TakeLast(lookBack)]);
    }

    /// <summary>The value of the last period that ends by a day.</summary>
    public decimal? AheadTo(DateOnly after, decimal significance)
    {
        var last = _rhythm.StartOf(_rhythm.StartOf(after).AddDays(-1));
        var (at, season) = (At(last), IsSeasonal ? SeasonOf(last) : 0);
        if (at <= _all[^1].Sample.At || (IsSeasonal && _all.TrueForAll(s => s.Season != season)))
        {
            return null;
        }

        var slope = Slope(significance);
        var peers = _all.Where(s => s.Season == season && (slope != 0 || IsSeasonal || s.Sample.At >= Half)).Select(s => s.Sample.Value - (slope * s.Sample.At));
        return Median.Of(peers) + (slope * at);
    }

    private decimal Half => IsSeasonal ? _all[^1].Sample.At - (SeasonalFrom - 1) : _all[^1].Sample.At / 2m;

    /// <summary>0 where there is no trend, or none that still moves.</summary>
    private decimal Slope(decimal significance)
    {
        var test = MannKendall.Sum(_all.GroupBy(s => s.Season, s => s.Sample.Value).Select(g => MannKendall.Of([.. g])));
        var slope = SlopeOf(_all);
        var later = SlopeOf(_all.Where(s => s.Sample.At >= Half));
        var goesOn = Math.Sign(later) == Math.Sign(slope) && Math.Abs(later) * 2 >= Math.Abs(slope);
        return Math.Abs(test.Z) > significance && goesOn ? slope : 0;
    }

    private static decimal SlopeOf(IEnumerable<(Sample Sample, int Season)> samples) =>
        Median.Of(samples.GroupBy(s => s.Season, s => s.Sample).SelectMany(g => TheilSen.Slopes([.. g])).DefaultIfEmpty(0));

    /// <summary>How many periods after the first; named calendars count as months.</summary>
    private int At(DateOnly start) => _rhythm switch
    {
        Rhythm.Weekly => (start.DayNumber - First.DayNumber) / 7,
        Rhythm.Quarterly => Months(start) / 3,
        _ => Months(start),
    };

    // A period of a named calendar may begin in the last days of the month before.
    private int Months(DateOnly start) => ((start.AddDays(14).Year - First.AddDays(14).Year) * 12) + start.AddDays(14).Month - First.AddDays(14).Month;

    private static int SeasonOf(DateOnly start) => start.AddDays(14).Month;

    private static IEnumerable<PeriodPoint> Weeks(IReadOnlyList<PeriodPoint> days) => days
        .GroupBy(d => Rhythm.Weekly.StartOf(d.Start), d => d.Value)
        .Where(w => w.Key.AddDays(6) <= days[^1].Start)
        .Select(w => new PeriodPoint(w.Key, Median.Of(w)));
}
