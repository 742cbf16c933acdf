using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>A KPI that must not suffer for an objective.</summary>
internal sealed class Guardrail
{
    public Guardrail(ObjectiveId objectiveId, Guid metricId) => (ObjectiveId, MetricId) = (objectiveId, metricId);

    public ObjectiveId ObjectiveId { get; private set; }

    public Guid MetricId { get; private set; }

    /// <summary>What the one who answers for the KPI says of the damage.</summary>
    public string? Note { get; private set; }

    public Guid? NotedBy { get; private set; }

    public DateTimeOffset? NotedAt { get; private set; }

    public void Say(string note, Change change) => (Note, NotedBy, NotedAt) = (note.Trim(), change.By, change.At);
}

/// <summary>The part of an objective that is about its guardrails.</summary>
internal sealed partial class Objective
{
    private readonly List<Guardrail> _guardrails = [];

    public IReadOnlyList<Guardrail> Guardrails => _guardrails;

    /// <summary>What its owner said when it closed with damage or with a guardrail that nobody could judge.</summary>
    public string? DamageNote { get; private set; }

    /// <summary>It reached its success line while a guardrail was broken.</summary>
    public bool WithDamage { get; private set; }

    /// <summary>The other owner's word.</summary>
    public void NoteGuardrail(Guid metric, string note, Change change)
    {
        Require(Lifecycle == Lifecycle.Published, "only of a published objective a guardrail is noted");
        var guardrail = _guardrails.Find(g => g.MetricId == metric)
            ?? throw new DomainException("guardrail-unknown", "names no guardrail of this objective", "metricId");
        guardrail.Say(note, change);
        Changed();
    }
}
