namespace Setpoint.Goals.Domain.Coach;

/// <summary>What follows where a rule speaks.</summary>
public enum RuleSeverity
{
    /// <summary>Something to think about.</summary>
    Advice,

    /// <summary>Fine where somebody says why.</summary>
    AsksForReason,
}

/// <summary>What a rule says of itself.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Policy">The switch that turns it off for a unit and those below.</param>
/// <param name="Text">What it says, in general.</param>
/// <param name="Reason">Why it matters.</param>
/// <param name="Example">Of better wording, or of what to do.</param>
internal sealed record RuleCard(string Code, string Policy, RuleSeverity Severity, string Text, string Reason, string Example);

/// <summary>What a rule says of one thing.</summary>
/// <param name="Field">Where it stands in the draft, such as <c>keyResults[1].target</c>.</param>
/// <param name="Text">With the numbers at hand; what the rule says in general when absent.</param>
internal sealed record Remark(string Field, string? Text = null);

/// <summary>A check of one objective, as it is typed or as it is stored.</summary>
internal abstract class DraftRule(RuleCard card)
{
    public RuleCard Card => card;

    public abstract IEnumerable<Remark> Look(Draft draft);
}

/// <summary>A check of one key result, wherever it stands.</summary>
internal abstract class KeyResultRule(RuleCard card) : DraftRule(card)
{
    public sealed override IEnumerable<Remark> Look(Draft draft) => draft.KeyResults is null
        ? []
        : draft.KeyResults.SelectMany((k, i) => Look(k, draft).Select(r => r with { Field = $"keyResults[{i}].{r.Field}" }));

    protected abstract IEnumerable<Remark> Look(DraftKeyResult keyResult, Draft draft);
}

/// <summary>What a rule says of a cycle.</summary>
internal sealed record CycleRemark(string Text, Guid? UnitId = null, ObjectiveId? Objective = null, Guid? MetricId = null);

/// <summary>A check of all objectives of a cycle together.</summary>
internal abstract class CycleRule(RuleCard card)
{
    public RuleCard Card => card;

    public abstract IEnumerable<CycleRemark> Look(CycleView cycle);
}
