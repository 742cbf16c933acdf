using Setpoint.Kernel;

namespace Setpoint.Metrics.Domain;

/// <summary>Identifies a metric everywhere outside this service; observations use its shorter series number.</summary>
public readonly record struct MetricId(Guid Value) : IId<MetricId>
{
    /// <inheritdoc/>
    public static MetricId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static MetricId New() => new(Guid.CreateVersion7());
}
