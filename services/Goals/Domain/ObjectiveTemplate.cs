using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>The wording of an objective that comes again, never its numbers: those are agreed anew each time.</summary>
internal sealed class ObjectiveTemplate : AggregateRoot
{
    private ObjectiveTemplate()
    {
    }

    public TemplateId Id { get; private set; }

    public Guid UnitId { get; private set; }

    public string Title { get; private set; } = "";

    public string? Why { get; private set; }

    public ObjectiveKind Kind { get; private set; }

    public string[] OutlineTitles { get; private set; } = [];

    public string[] OutlineMeasures { get; private set; } = [];

    /// <summary>No longer offered; drafts that began from it stay.</summary>
    public bool Withdrawn { get; private set; }

    public IEnumerable<OutlinedKeyResult> Outline => OutlineTitles.Zip(OutlineMeasures, (title, measure) => new OutlinedKeyResult(title, measure));

    public static ObjectiveTemplate Keep(TemplateId id, Guid unit, string title, string? why, ObjectiveKind kind, IReadOnlyCollection<OutlinedKeyResult> outline)
    {
        var template = new ObjectiveTemplate
        {
            Id = id,
            UnitId = unit,
            Title = title.Trim(),
            Why = string.IsNullOrWhiteSpace(why) ? null : why.Trim(),
            Kind = kind,
            OutlineTitles = [.. outline.Select(o => o.Title.Trim())],
            OutlineMeasures = [.. outline.Select(o => o.Measure)],
        };
        template.Changed();
        return template;
    }

    public void Withdraw()
    {
        if (!Withdrawn)
        {
            Withdrawn = true;
            Changed();
        }
    }
}

internal readonly record struct TemplateId(Guid Value) : IId<TemplateId>
{
    public static TemplateId From(Guid value) => new(value);

    public static TemplateId New() => new(Guid.CreateVersion7());
}
