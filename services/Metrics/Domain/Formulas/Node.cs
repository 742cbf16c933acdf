namespace Setpoint.Metrics.Domain.Formulas;

internal enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>Another period that a value is compared with.</summary>
internal enum Comparison
{
    /// <summary>The period just before.</summary>
    Previous,

    /// <summary>The same period of the year before.</summary>
    LastYear,
}

/// <summary>A part of a formula.</summary>
/// <param name="Position">Where it stands in the text; the first character is 1.</param>
internal abstract record Node(int Position)
{
    /// <summary>The parts it is made of, from left to right.</summary>
    public virtual IEnumerable<Node> Parts => [];

    /// <summary>Itself and everything below it, in the order of the text.</summary>
    public IEnumerable<Node> All() => Parts.SelectMany(p => p.All()).Prepend(this);
}

internal sealed record Number(int Position, decimal Value) : Node(Position);

/// <summary>A metric by id or external key: <c>{lost-parcels}</c>.</summary>
/// <param name="Length">How many characters of the text it takes, braces included.</param>
internal sealed record Reference(int Position, string Name, int Length) : Node(Position);

internal sealed record Negation(int Position, Node Of) : Node(Position)
{
    public override IEnumerable<Node> Parts => [Of];
}

internal sealed record Operation(int Position, Operator Operator, Node Left, Node Right) : Node(Position)
{
    public override IEnumerable<Node> Parts => [Left, Right];
}

/// <summary>
/// <c>sum</c>, <c>avg</c>, <c>min</c> or <c>max</c>: of several values, or of one metric over the finer periods that lie
/// in the period.
/// </summary>
internal sealed record Combination(int Position, Aggregation How, IReadOnlyList<Node> Of) : Node(Position)
{
    public override IEnumerable<Node> Parts => Of;

    /// <summary>The metric whose finer periods are meant, if that is what is written.</summary>
    public Reference? Single => Of is [Reference only] ? only : null;
}

/// <summary>The ratio of sums: both are summed over the finer periods in which both have a value.</summary>
internal sealed record Ratio(int Position, Node Numerator, Node Denominator) : Node(Position)
{
    public override IEnumerable<Node> Parts => [Numerator, Denominator];
}

internal sealed record Shifted(int Position, Comparison To, Node Of) : Node(Position)
{
    public override IEnumerable<Node> Parts => [Of];
}

/// <summary>The metrics that carry a tag in the unit and below it, summed.</summary>
internal sealed record SumOver(int Position, string Tag) : Node(Position);

/// <summary>The mean of the metrics that carry a tag in the unit and below it, each weighted by what its own unit has under another tag.</summary>
internal sealed record AvgOver(int Position, string Tag, string Weight) : Node(Position);
