namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>The value of a period, and how much of its weight it stands on where it was rolled up.</summary>
internal readonly record struct Amount(DateOnly Start, decimal Value, decimal? Coverage = null);

/// <summary>What is known of one input: its periods that have a value.</summary>
internal sealed class SeriesValues
{
    private readonly Cadence _cadence;
    private readonly Aggregation _aggregation;
    private readonly List<Amount> _amounts;

    public SeriesValues(Cadence cadence, Aggregation aggregation, IEnumerable<Amount> amounts)
    {
        _cadence = cadence;
        _aggregation = aggregation;
        _amounts = [.. amounts.OrderBy(a => a.Start)];
    }

    public Cadence Cadence => _cadence;

    public DateOnly? First => _amounts.Count == 0 ? null : _amounts[0].Start;

    public DateOnly? Last => _amounts.Count == 0 ? null : _amounts[^1].Start;

    /// <summary>The value in a period that is as long or longer than the input's own; none when nothing in it has one.</summary>
    /// <param name="how">Another way than the input's own to make one value of finer ones.</param>
    public Amount? In(Period period, Aggregation? how = null)
    {
        var from = FirstFrom(period.Start);
        var end = period.Cadence == _cadence ? period.Start : period.End;
        var to = from;
        while (to < _amounts.Count && _amounts[to].Start <= end)
        {
            to++;
        }

        if (to == from)
        {
            return null;
        }

        var inside = _amounts[from..to];
        return new Amount(period.Start, Of(inside.ConvertAll(a => a.Value), how ?? _aggregation), inside.Min(a => a.Coverage));
    }

    /// <summary>The latest value before a period, at most a year before it: after that the input counts as closed.</summary>
    public decimal? LastBefore(Period period)
    {
        var last = FirstFrom(period.Start) - 1;
        return last < 0 || _amounts[last].Start < period.Start.AddYears(-1)
            ? null
            : In(Period.Containing(_amounts[last].Start, period.Cadence, period.Named))?.Value;
    }

    /// <summary>One value of several, in the order of time.</summary>
    public static decimal Of(IReadOnlyList<decimal> values, Aggregation how) => how switch
    {
        Aggregation.Sum => values.Sum(),
        Aggregation.Mean => values.Sum() / values.Count,
        Aggregation.Min => values.Min(),
        Aggregation.Max => values.Max(),
        _ => values[^1],
    };

    private int FirstFrom(DateOnly day)
    {
        var (low, high) = (0, _amounts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _amounts[middle].Start < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
