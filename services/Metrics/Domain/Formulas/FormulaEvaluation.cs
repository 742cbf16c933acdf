namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>What a formula gives for a period.</summary>
/// <param name="Value">None when an input is missing, or where it would divide by zero.</param>
/// <param name="Coverage">The share of the weight behind it, 0 to 1; none where nothing is rolled up.</param>
internal readonly record struct Computed(decimal? Value, decimal? Coverage)
{
    /// <summary>True where too little of the weight is there to judge the value.</summary>
    /// <param name="enough">The share that has to be, by policy.</param>
    public bool IsProvisional(decimal enough) => Coverage < enough;
}

/// <summary>A metric that carries a tag in the unit or below it, with all that is known of it.</summary>
internal sealed record TaggedSeries(string Tag, Guid Unit, int Series, bool Archived, SeriesValues Values);

/// <summary>Where a formula finds its values.</summary>
/// <param name="Series">By the name in the formula.</param>
/// <param name="Tagged">The metrics with one of its tags, where the unit tree stood at the period's end; none when they mix units of measure.</param>
internal sealed record FormulaValues(IReadOnlyDictionary<string, SeriesValues> Series, Func<Period, IReadOnlyList<TaggedSeries>?> Tagged);

/// <summary>One value that an evaluation read.</summary>
/// <param name="Name">The input's name in the formula; none in a roll-up.</param>
/// <param name="Member">The roll-up's metric; none where one is named.</param>
internal sealed record InputRead(string? Name, Period Period, decimal? Value, Member? Member, bool IsCounted);

/// <summary>Evaluates a formula period by period. Pure: the same values always give the same number.</summary>
internal sealed class FormulaEvaluation(Formula formula, FormulaValues values)
{
    private readonly List<(string Tag, string Weight)> _averages = [.. formula.Root.All().OfType<AvgOver>().Select(a => (a.Tag, a.Weight))];
    private readonly Dictionary<Period, RollUp?> _rollUps = [];
    private readonly List<InputRead> _reads = [];
    private decimal? _coverage;

    /// <summary>Everything the last evaluation read, in the order of the formula.</summary>
    public IReadOnlyList<InputRead> Reads => _reads;

    public Computed Of(Period period)
    {
        _coverage = null;
        _reads.Clear();
        try
        {
            return Value(formula.Root, period) is { } value ? new Computed(value, _coverage) : default;
        }
        catch (OverflowException)
        {
            // Larger than any number there is: no value.
            return default;
        }
    }

    private decimal? Value(Node node, Period period) => node switch
    {
        Number number => number.Value,
        Reference reference => Read(reference, period, null),
        Negation negation => -Value(negation.Of, period),
        Operation operation => Value(operation.Left, period) is { } left && Value(operation.Right, period) is { } right
            ? Apply(operation.Operator, left, right)
            : null,
        Combination { Single: { } single } c => Read(single, period, c.How),
        Combination c => c.Of.Select(n => Value(n, period)).ToList() is var all && all.Contains(null)
            ? null
            : SeriesValues.Of(all.ConvertAll(v => v!.Value), c.How),
        Ratio ratio => OfRatio(ratio, period),
        Shifted { To: Comparison.Previous } shifted => Value(shifted.Of, period.Previous),
        Shifted shifted => period.YearBefore() is { } before ? Value(shifted.Of, before) : null,
        SumOver sum => RolledUp(period)?.Sum(sum.Tag),
        AvgOver average => RolledUp(period)?.Average(average.Tag, average.Weight),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no value."),
    };

    private static decimal? Apply(Operator how, decimal left, decimal right) => how switch
    {
        Operator.Add => left + right,
        Operator.Subtract => left - right,
        Operator.Multiply => left * right,
        _ => right == 0 ? null : left / right,
    };

    private decimal? Read(Reference reference, Period period, Aggregation? how)
    {
        var amount = values.Series[reference.Name].In(period, how);
        _reads.Add(new InputRead(reference.Name, period, amount?.Value, null, IsCounted: amount is not null));
        Cover(amount?.Coverage);
        return amount?.Value;
    }

    private decimal? OfRatio(Ratio ratio, Period period)
    {
        var finest = ratio.All().OfType<Reference>().Select(r => values.Series[r.Name].Cadence).Append(period.Cadence).Min();
        var (above, below) = (0m, 0m);
        for (var part = finest == period.Cadence ? period : new Period(finest, period.Start); part.Start <= period.End; part = part.Next)
        {
            if (Value(ratio.Numerator, part) is { } numerator && Value(ratio.Denominator, part) is { } denominator)
            {
                (above, below) = (above + numerator, below + denominator);
            }
        }

        return below == 0 ? null : above / below;
    }

    private RollUp? RolledUp(Period period)
    {
        if (!_rollUps.TryGetValue(period, out var rollUp))
        {
            rollUp = values.Tagged(period) is { } tagged ? new RollUp(tagged.Select(t => MemberOf(t, period)), _averages) : null;
            _rollUps.Add(period, rollUp);
        }

        _reads.AddRange((rollUp?.Members ?? []).Select(m => new InputRead(null, period, m.Member.Value, m.Member, m.IsCounted)));
        foreach (var tag in formula.Weight is { } weight ? [weight] : formula.Tags)
        {
            Cover(rollUp?.Coverage(tag));
        }

        return rollUp;
    }

    private static Member MemberOf(TaggedSeries tagged, Period period)
    {
        var amount = tagged.Values.In(period);
        var lastKnown = amount is null ? tagged.Values.LastBefore(period) : null;
        return new Member(tagged.Tag, tagged.Unit, tagged.Series, tagged.Archived, amount?.Value, lastKnown, amount?.Coverage ?? 1);
    }

    private void Cover(decimal? coverage) => _coverage = coverage is null || _coverage < coverage ? _coverage : coverage;
}
