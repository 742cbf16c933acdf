using Setpoint.Kernel;

namespace Setpoint.Metrics.Domain;

/// <summary>Which way is better.</summary>
public enum Direction
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,

    /// <summary>Inside a range is better.</summary>
    Range,
}

/// <summary>
/// The numbers of thresholds as somebody wrote them: <see cref="Green"/> and <see cref="Amber"/> for higher and lower,
/// the other four for a range.
/// </summary>
public sealed record ThresholdBounds(
    decimal? Green = null,
    decimal? Amber = null,
    decimal? Low = null,
    decimal? High = null,
    decimal? OuterLow = null,
    decimal? OuterHigh = null);

/// <summary>
/// Judges a value. Higher: v &gt; green is green, v ≥ amber is amber, else red; lower mirrors it. Range: the bounds are
/// inclusive and the outer range encloses the inner one. The value is judged unrounded: 99.54 is green above 99.5.
/// </summary>
internal sealed record Thresholds
{
    private Thresholds(Direction direction, ThresholdBounds bounds)
    {
        Direction = direction;
        Bounds = bounds;
    }

    public Direction Direction { get; }

    public ThresholdBounds Bounds { get; }

    /// <summary>Thresholds whose numbers are complete and in order.</summary>
    /// <exception cref="DomainException">Names the number at fault.</exception>
    public static Thresholds Of(Direction direction, ThresholdBounds bounds) => Fault(direction, bounds) is { } fault
        ? throw new DomainException("thresholds-invalid", fault.Message, fault.Field)
        : new Thresholds(direction, bounds);

    /// <summary>The first number that is missing, of no use in this direction, or out of order.</summary>
    public static (string Field, string Message)? Fault(Direction direction, ThresholdBounds bounds)
    {
        var (green, amber, low, high, outerLow, outerHigh) = bounds;
        (string Name, decimal? Value)[] levels = [("green", green), ("amber", amber)];
        (string Name, decimal? Value)[] range = [("low", low), ("high", high), ("outerLow", outerLow), ("outerHigh", outerHigh)];
        var (used, unused) = direction == Direction.Range ? (range, levels) : (levels, range);
        var faults = used.Where(n => n.Value is null).Select(n => (n.Name, "is required for this direction"))
            .Concat(unused.Where(n => n.Value is not null).Select(n => (n.Name, "has no meaning for this direction")))
            .Concat(direction switch
            {
                Direction.Higher when amber > green => [("amber", $"must be at most green ({green}), because higher is better")],
                Direction.Lower when amber < green => [("amber", $"must be at least green ({green}), because lower is better")],
                Direction.Range when high < low => [("high", $"must be at least low ({low})")],
                Direction.Range when outerLow > low => [("outerLow", $"must be at most low ({low}): the outer range encloses the inner")],
                Direction.Range when outerHigh < high => [("outerHigh", $"must be at least high ({high}): the outer range encloses the inner")],
                _ => Array.Empty<(string, string)>(),
            });
        foreach (var (name, message) in faults)
        {
            return ($"thresholds.{name}", message);
        }

        return null;
    }

    /// <summary>The health of one value.</summary>
    public Health Judge(decimal value) => Direction switch
    {
        Direction.Higher => value > Bounds.Green ? Health.Green : value >= Bounds.Amber ? Health.Amber : Health.Red,
        Direction.Lower => value < Bounds.Green ? Health.Green : value <= Bounds.Amber ? Health.Amber : Health.Red,
        _ => Inside(value, Bounds.Low, Bounds.High) ? Health.Green
            : Inside(value, Bounds.OuterLow, Bounds.OuterHigh) ? Health.Amber
            : Health.Red,
    };

    /// <summary>The rule in words, as <c>explain</c> shows it.</summary>
    public string InWords() => FormattableString.Invariant(Direction switch
    {
        Direction.Higher => $"green above {Bounds.Green}, amber from {Bounds.Amber} to {Bounds.Green}, red below {Bounds.Amber}",
        Direction.Lower => $"green below {Bounds.Green}, amber from {Bounds.Green} to {Bounds.Amber}, red above {Bounds.Amber}",
        _ => (FormattableString)$"green from {Bounds.Low} to {Bounds.High}, amber from {Bounds.OuterLow} to {Bounds.OuterHigh}, red outside",
    });

    private static bool Inside(decimal value, decimal? low, decimal? high) => value >= low && value <= high;
}
