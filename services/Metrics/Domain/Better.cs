namespace Setpoint.Metrics.Domain;

/// <summary>Whether a change is for the better.</summary>
internal static class Better
{
    /// <summary>By the direction; in a range, by the distance to it. None when nothing changed for better or worse.</summary>
    public static bool? Of(Direction direction, ThresholdBounds? bounds, decimal before, decimal after) =>
        Gain(direction, bounds, before, after) is not { } gain || gain == 0 ? null : gain > 0;

    /// <summary>By how much, negative where it is for the worse; in a range, by how much nearer to it. None where there is no range.</summary>
    public static decimal? Gain(Direction direction, ThresholdBounds? bounds, decimal before, decimal after) => direction switch
    {
        Direction.Higher => after - before,
        Direction.Lower => before - after,
        _ => Distance(bounds, before) - Distance(bounds, after),
    };

    /// <summary>How far a value lies outside the inner range.</summary>
    private static decimal? Distance(ThresholdBounds? range, decimal value) =>
        value < range?.Low ? range.Low - value : value > range?.High ? value - range.High : range is null ? null : 0;
}
