namespace Setpoint.Metrics.Domain;

/// <summary>What a metric's numbers mean from one moment on: a value recorded before is read with the unit of its time.</summary>
internal sealed class DefinitionRevision
{
    private DefinitionRevision()
    {
    }

    public DateTimeOffset ValidFrom { get; private init; }

    public string UnitOfMeasure { get; private init; } = "";

    public int Decimals { get; private init; }

    public Direction Direction { get; private init; }

    public Aggregation Aggregation { get; private init; }

    public static DefinitionRevision Of(MetricDefinition definition, DateTimeOffset validFrom) => new()
    {
        ValidFrom = validFrom,
        UnitOfMeasure = definition.UnitOfMeasure.Trim(),
        Decimals = definition.Decimals,
        Direction = definition.Direction,
        Aggregation = definition.Aggregation,
    };

    /// <summary>True when only the moment differs.</summary>
    public bool SaysTheSameAs(DefinitionRevision other) =>
        (UnitOfMeasure, Decimals, Direction, Aggregation) == (other.UnitOfMeasure, other.Decimals, other.Direction, other.Aggregation);
}
