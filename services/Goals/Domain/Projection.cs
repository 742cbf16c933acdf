using Setpoint.Kernel;
using Setpoint.Kernel.Statistics;

namespace Setpoint.Goals.Domain;

/// <summary>Values between which a key result has reached what was asked.</summary>
/// <param name="Least">None where there is no lower end.</param>
/// <param name="Most">None where there is no upper end.</param>
internal readonly record struct Goal(decimal? Least, decimal? Most)
{
    /// <summary>Where the raw progress is at least this: of a target beyond it, of a range around it.</summary>
    public static Goal Of(Aim aim, decimal raw)
    {
        if (aim is { Target: { } target, Baseline: { } baseline })
        {
            var edge = baseline + (raw * (target - baseline));
            return target > baseline ? new Goal(edge, null) : new Goal(null, edge);
        }

        var slack = (1 - raw) * Math.Max(aim.Low!.Value - aim.Baseline!.Value, aim.Baseline.Value - aim.High!.Value);
        return new Goal(aim.Low - slack, aim.High + slack);
    }
}

/// <summary>
/// The values of a key result carried on to the end of its window: value = median(value − slope · days) + slope · days, with
/// the Theil–Sen slope, the median of the slopes of all pairs. 4.0, 4.2, … 5.4 week by week: 6.2 in four weeks.
/// </summary>
/// <remarks>
/// Theil 1950; Sen 1968. The band is that of a normal distribution around the projected value, whose standard deviation is
/// √(s² + (d · e)²): s is the robust scale of the values around the line, max(1.4826·MAD, 1.2533·mean absolute deviation,
/// 10^−decimals); d are the days ahead; e is the slope's standard error, a 95 % interval of Sen's (Gilbert 1987, section
/// 16.5) divided by 2 · 1.96. The probability is what of that distribution reaches the goal. It assumes that what moved the
/// values so far goes on, which nobody knows.
/// </remarks>
/// <param name="Slope">Change a day.</param>
/// <param name="Value">At the end.</param>
/// <param name="Deviation">Standard deviation of it.</param>
internal readonly record struct Projection(decimal Slope, decimal Value, decimal Deviation)
{
    /// <summary>Fewer points tell nothing.</summary>
    public const int LeastPoints = 8;

    /// <summary>Older ones tell of another time.</summary>
    public const int MostPoints = 26;

    /// <summary>Four of five times the value is expected inside.</summary>
    public const decimal Band = 0.8m;

    private const decimal BandWidth = 1.2816m;
    private const decimal Interval = 1.96m;

    public decimal Low => Value - (BandWidth * Deviation);

    public decimal High => Value + (BandWidth * Deviation);

    /// <summary>None below <see cref="LeastPoints"/>, or where values are too large to calculate with.</summary>
    /// <param name="points">By day, each day once, in order.</param>
    public static Projection? Of(IReadOnlyList<DatedValue> points, DateOnly end, int decimals)
    {
        DatedValue[] latest = [.. points.Skip(points.Count - MostPoints)];
        if (latest.Length < LeastPoints || latest.Any(p => Math.Abs(p.Value) > Limits.Value))
        {
            return null;
        }

        var last = latest[^1].Day.DayNumber;
        decimal[] slopes = [.. Slopes(latest).Order()];
        var slope = Median.OfSorted(slopes);
        var level = Median.Of(latest.Select(p => p.Value + (slope * (last - p.Day.DayNumber))));
        decimal[] off = [.. latest.Select(p => Math.Abs(p.Value + (slope * (last - p.Day.DayNumber)) - level)).Order()];
        var scale = Math.Max(1.4826m * Median.OfSorted(off), Math.Max(1.2533m * off.Average(), new decimal(1, 0, 0, false, (byte)decimals)));
        var days = Math.Max(0, end.DayNumber - last);
        return new Projection(slope, level + (slope * days), Together(scale, days * ErrorOf(slopes, latest.Length)));
    }

    /// <summary>0…1 with four decimals: a share, and no value, so it may be worked out in floating point.</summary>
    public decimal Reaches(Goal goal)
    {
        var below = goal.Least is { } least ? Normal((least - Value) / Deviation) : 0;
        var upTo = goal.Most is { } most ? Normal((most - Value) / Deviation) : 1;
        return DecimalRules.Round((decimal)Math.Max(0, upTo - below), 4);
    }

    private static IEnumerable<decimal> Slopes(DatedValue[] points)
    {
        for (var later = 1; later < points.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                yield return (points[later].Value - points[earlier].Value) / (points[later].Day.DayNumber - points[earlier].Day.DayNumber);
            }
        }
    }

    /// <summary>From the slopes whose ranks lie C/2 either side of the middle, C = 1.96 · √(n(n−1)(2n+5)/18), rounded outward.</summary>
    private static decimal ErrorOf(decimal[] sorted, int n)
    {
        var reach = Interval * SquareRoot.Of(n * (n - 1) * ((2 * n) + 5) / 18m);
        var low = Math.Max((int)Math.Floor((sorted.Length - reach) / 2) - 1, 0);
        var high = Math.Min((int)Math.Ceiling((sorted.Length + reach) / 2), sorted.Length - 1);
        return (sorted[high] - sorted[low]) / (2 * Interval);
    }

    /// <summary>√(a² + b²) without squaring what is large.</summary>
    private static decimal Together(decimal a, decimal b)
    {
        var (large, small) = a > b ? (a, b) : (b, a);
        var part = large == 0 ? 0 : small / large;
        return large * SquareRoot.Of(1 + (part * part));
    }

    /// <summary>The standard normal distribution, by Abramowitz and Stegun 7.1.26: off by less than 0.0000002.</summary>
    private static double Normal(decimal z)
    {
        var x = (double)Math.Clamp(z, -20m, 20m) / Math.Sqrt(2);
        var t = 1 / (1 + (0.3275911 * Math.Abs(x)));
        var tail = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429)))))))) * Math.Exp(-x * x);
        return x < 0 ? tail / 2 : 1 - (tail / 2);
    }
}
