namespace Setpoint.Metrics.Domain;

/// <summary>The thresholds of a metric from one moment on; none when they were taken away.</summary>
internal sealed class ThresholdRevision
{
    private ThresholdRevision()
    {
    }

    public ThresholdRevision(DateTimeOffset validFrom, Direction direction, ThresholdBounds? bounds)
    {
        ValidFrom = validFrom;
        Direction = direction;
        (Green, Amber, Low, High, OuterLow, OuterHigh) = bounds ?? new ThresholdBounds();
    }

    public DateTimeOffset ValidFrom { get; private init; }

    public Direction Direction { get; private init; }

    public decimal? Green { get; private init; }

    public decimal? Amber { get; private init; }

    public decimal? Low { get; private init; }

    public decimal? High { get; private init; }

    public decimal? OuterLow { get; private init; }

    public decimal? OuterHigh { get; private init; }

    public ThresholdBounds? Bounds => (Green ?? Low) is null ? null : new(Green, Amber, Low, High, OuterLow, OuterHigh);

    public Thresholds? Thresholds => Bounds is { } bounds ? Thresholds.Of(Direction, bounds) : null;
}

/// <summary>
/// Which thresholds judge what: a past period those valid at its end, the headline today's. The first thresholds a metric
/// gets also judge everything before them, because nothing else ever did.
/// </summary>
internal sealed class ThresholdHistory
{
    private readonly (DateTimeOffset ValidFrom, Thresholds? Thresholds)[] _revisions;

    public ThresholdHistory(IEnumerable<ThresholdRevision> revisions) =>
        _revisions = [.. revisions.OrderBy(r => r.ValidFrom).Select(r => (r.ValidFrom, r.Thresholds))];

    public Thresholds? Current => _revisions.Length == 0 ? null : _revisions[^1].Thresholds;

    /// <summary>Judges a complete period by the thresholds that were valid when it ended.</summary>
    /// <param name="end">The first instant after the period.</param>
    public Health JudgeAt(DateTimeOffset end, decimal value) => ValidAt(end)?.Judge(value) ?? Health.NotSet;

    /// <summary>Judges the headline, by today's thresholds.</summary>
    public Health JudgeNow(decimal? value) => value is { } v ? Current?.Judge(v) ?? Health.NotSet : Health.NotSet;

    public Thresholds? ValidAt(DateTimeOffset end)
    {
        var index = _revisions.Length - 1;
        while (index > 0 && _revisions[index].ValidFrom >= end)
        {
            index--;
        }

        return index < 0 ? null : _revisions[index].Thresholds;
    }
}
