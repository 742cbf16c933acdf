namespace Setpoint.Metrics.Data;

/// <summary>Filters of the list of KPIs under a name, for one person on all their devices.</summary>
internal sealed class SavedView
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>As the address of the page has them, such as <c>health=red&amp;unit=sales</c>.</summary>
    public required string Query { get; set; }

    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>What happened on a day that helps to read a KPI's course. Nothing is judged by it.</summary>
internal sealed class Annotation
{
    public Guid Id { get; init; }

    public Domain.MetricId MetricId { get; init; }

    public DateOnly Day { get; init; }

    public required string Text { get; init; }

    public Guid PersonId { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }

    public Guid? RemovedBy { get; set; }
}
