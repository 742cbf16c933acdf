using Setpoint.Kernel;

namespace Setpoint.Metrics.Domain.Sources;

/// <summary>Where a metric's values are pulled from. At most one a metric, by the metric's id. When it runs, and what became of it, lives apart.</summary>
internal sealed class MetricSource : AggregateRoot
{
    private MetricSource()
    {
    }

    public MetricId Id { get; private init; }

    public SourceKind Kind { get; private set; }

    public SourceDefinition Definition { get; private set; } = null!;

    /// <summary>Off for good, until somebody defines another one.</summary>
    public bool Removed { get; private set; }

    public static MetricSource Define(MetricId metric, SourceDefinition definition)
    {
        var source = new MetricSource { Id = metric };
        source.Redefine(definition);
        return source;
    }

    public void Redefine(SourceDefinition definition)
    {
        foreach (var (field, message) in definition.Faults())
        {
            throw new DomainException("source-invalid", message, field);
        }

        Kind = definition.Kind;
        Definition = definition;
        Removed = false;
        Changed();
    }

    public void Remove()
    {
        Removed = true;
        Changed();
    }
}
