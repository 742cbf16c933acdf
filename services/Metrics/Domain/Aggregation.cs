namespace Setpoint.Metrics.Domain;

/// <summary>How the values measured within a period become the period's value.</summary>
public enum Aggregation
{
    /// <summary>The one measured last: a level, such as a stock or a headcount.</summary>
    Last,

    /// <summary>All of them together: a flow, such as deals won.</summary>
    Sum,

    /// <summary>Their mean, each measurement counting the same.</summary>
    Mean,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,
}

/// <summary>Collects the values of one period, newest first, and says what the period shows. Withdrawn values do not count.</summary>
internal struct PeriodTotal(Aggregation aggregation)
{
    private decimal _value;
    private int _count;

    /// <summary>None while every value was withdrawn: a period without a value is missing, never zero.</summary>
    public readonly decimal? Value => _count == 0 ? null : aggregation == Aggregation.Mean ? _value / _count : _value;

    /// <summary>One more value, measured before those that were added already.</summary>
    public void Add(decimal? measured)
    {
        if (measured is not { } value)
        {
            return;
        }

        _value = _count == 0 ? value : aggregation switch
        {
            Aggregation.Last => _value,
            Aggregation.Min => Math.Min(_value, value),
            Aggregation.Max => Math.Max(_value, value),
            _ => _value + value,
        };
        _count++;
    }
}
