namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>The formula of a metric from one moment on; none when its values are posted from then on.</summary>
internal sealed class FormulaRevision
{
    private FormulaRevision()
    {
    }

    public FormulaRevision(DateTimeOffset validFrom, string? expression)
    {
        ValidFrom = validFrom;
        Expression = expression;
    }

    public DateTimeOffset ValidFrom { get; private init; }

    /// <summary>Names metrics by id, so that a new external key breaks nothing.</summary>
    public string? Expression { get; private init; }
}

/// <summary>
/// Which formula makes which period: the one valid at its end, so that a changed formula leaves the past as it was. The
/// first one also makes all periods before it, because nothing else did.
/// </summary>
internal sealed class FormulaHistory
{
    private readonly (DateTimeOffset ValidFrom, Formula? Formula)[] _revisions;

    public FormulaHistory(IEnumerable<FormulaRevision> revisions) => _revisions =
        [.. revisions.OrderBy(r => r.ValidFrom).Select(r => (r.ValidFrom, r.Expression is { } text ? Formula.Parse(text) : null))];

    public Formula? Current => _revisions.Length == 0 ? null : _revisions[^1].Formula;

    /// <summary>Every formula it ever had.</summary>
    public IEnumerable<Formula> All => _revisions.Select(r => r.Formula).OfType<Formula>();

    /// <param name="end">The first instant after the period.</param>
    public Formula? ValidAt(DateTimeOffset end)
    {
        var index = _revisions.Length - 1;
        while (index > 0 && _revisions[index].ValidFrom >= end)
        {
            index--;
        }

        return index < 0 ? null : _revisions[index].Formula;
    }
}
