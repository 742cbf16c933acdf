namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>How often a metric has a value, in which calendar.</summary>
internal readonly record struct Rhythm(Cadence Cadence, Guid? Calendar)
{
    /// <summary>Finer periods that lie wholly in one coarser: days in all, months in quarters. A week may lie in two months.</summary>
    public bool Fits(Rhythm whole) => this == whole || Cadence == Cadence.Daily || (Cadence == Cadence.Monthly && whole.Cadence == Cadence.Quarterly);

    public override string ToString() => Cadence == Cadence.Calendar ? "counted by a named calendar" : Cadence.ToString().ToLowerInvariant();
}

/// <summary>A metric that a formula names.</summary>
internal sealed record InputFacts(Guid Id, string Name, string UnitOfMeasure, Rhythm Rhythm, bool Archived, Guid? AboutPersonId = null);

/// <summary>The metrics that carry a tag a formula rolls up, in the unit and below it.</summary>
internal sealed record TagFacts(int Metrics, IReadOnlyList<string> UnitsOfMeasure, IReadOnlyList<Rhythm> Rhythms);

/// <summary>Whether a formula makes sense: every input known and of a period that fits, no units mixed.</summary>
/// <param name="inputs">What is known, by the name in the formula.</param>
/// <param name="tags">What is known, by tag.</param>
/// <param name="rhythm">How often the metric itself has a value.</param>
/// <param name="aboutPerson">Whom the metric is about: only then may it read what is about them.</param>
internal sealed class FormulaCheck(
    IReadOnlyDictionary<string, InputFacts> inputs, IReadOnlyDictionary<string, TagFacts> tags, Rhythm rhythm, Guid? aboutPerson = null)
{
    private readonly List<FormulaProblem> _problems = [];

    /// <summary>Everything that is wrong, in the order of the text.</summary>
    public IReadOnlyList<FormulaProblem> Problems => _problems;

    /// <summary>Checks the whole formula against the unit of measure that its metric claims; returns what it really gives.</summary>
    public Measure? Run(Formula formula, string unitOfMeasure)
    {
        if (formula.References.Count == 0 && formula.Tags.Count == 0)
        {
            Add(formula.Root, "reads no metric");
        }

        var measure = Of(formula.Root);
        if (measure?.Contradiction(Measure.Of(unitOfMeasure)) is { } contradiction)
        {
            Add(formula.Root, contradiction);
        }

        _problems.Sort((a, b) => a.Position.CompareTo(b.Position));
        return measure;
    }

    private Measure? Of(Node node) => node switch
    {
        Number => Measure.Number,
        Reference reference => OfReference(reference),
        Negation negation => Of(negation.Of),
        Operation { Operator: Operator.Multiply } o => Of(o.Left) is { } left && Of(o.Right) is { } right ? left.Times(right) : null,
        Operation { Operator: Operator.Divide } o => Quotient(o, o.Left, o.Right),
        Operation o => Together(o, "added to or taken from", [o.Left, o.Right]),
        Combination c => Together(c, "combined with", c.Of),
        Ratio r => OfRatio(r),
        Shifted s => Of(s.Of),
        SumOver s => OfTag(s, s.Tag),
        AvgOver a => OfTag(a, a.Weight) is null ? null : OfTag(a, a.Tag),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no unit."),
    };

    private Measure? OfReference(Reference reference)
    {
        if (!inputs.TryGetValue(reference.Name, out var input))
        {
            return Add(reference, $"{{{reference.Name}}} is no metric that you can see");
        }

        if (input.Archived)
        {
            Add(reference, $"'{input.Name}' is archived and gets no values any more");
        }

        if (input.AboutPersonId is { } person && person != aboutPerson)
        {
            Add(reference, $"'{input.Name}' is about a person, and this metric is not about them");
        }

        if (!input.Rhythm.Fits(rhythm))
        {
            Add(reference, $"'{input.Name}' is {input.Rhythm} and this metric {rhythm}: its periods do not lie wholly in these");
        }

        return Measure.Of(input.UnitOfMeasure);
    }

    private Measure? OfTag(Node node, string tag)
    {
        if (!tags.TryGetValue(tag, out var found) || found.Metrics == 0)
        {
            return Add(node, $"no metric in the unit or below it has the tag \"{tag}\"");
        }

        foreach (var other in found.Rhythms.Where(r => !r.Fits(rhythm)))
        {
            Add(node, $"\"{tag}\" holds metrics that are {other} and this metric is {rhythm}: their periods do not lie wholly in these");
        }

        var first = Measure.Of(found.UnitsOfMeasure[0]);
        return found.UnitsOfMeasure.FirstOrDefault(u => !Measure.Of(u).Same(first)) is { } stranger
            ? Add(node, $"\"{tag}\" mixes {found.UnitsOfMeasure[0]} and {stranger}")
            : first;
    }

    private Measure? OfRatio(Ratio ratio)
    {
        foreach (var inner in ratio.Parts.SelectMany(p => p.All()).Where(n => n is Shifted or Ratio or SumOver or AvgOver or Combination { Single: not null }))
        {
            Add(inner, "cannot stand inside ratio; it may stand around it");
        }

        var rhythms = ratio.Parts.SelectMany(p => p.All()).OfType<Reference>().Where(r => inputs.ContainsKey(r.Name)).Select(r => inputs[r.Name].Rhythm).Distinct().ToList();
        if (rhythms.Count > 1)
        {
            Add(ratio, $"mixes {string.Join(" and ", rhythms.OrderBy(r => r.Cadence))} metrics: a ratio of sums needs the same periods above and below");
        }

        return Quotient(ratio, ratio.Numerator, ratio.Denominator);
    }

    private Measure? Quotient(Node node, Node above, Node below)
    {
        if (below is Number { Value: 0 })
        {
            Add(node, "divides by zero");
        }

        return Of(above) is { } left && Of(below) is { } right ? left.Over(right) : null;
    }

    private Measure? Together(Node node, string how, IReadOnlyList<Node> parts)
    {
        var measures = parts.Select(Of).ToList();
        var sum = Measure.Number;
        foreach (var measure in measures.OfType<Measure>())
        {
            if (sum.With(measure) is not { } together)
            {
                return Add(node, $"{sum} cannot be {how} {measure}");
            }

            sum = together;
        }

        return measures.Contains(null) ? null : sum;
    }

    private Measure? Add(Node node, string message)
    {
        _problems.Add(new FormulaProblem(node.Position, message));
        return null;
    }
}
