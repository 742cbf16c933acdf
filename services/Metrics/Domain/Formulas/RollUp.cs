namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>A metric that a roll-up counts.</summary>
/// <param name="Archived">It counts where it has a value, and is not missed where it has none.</param>
/// <param name="Value">Of the period; none when it is missing.</param>
/// <param name="LastKnown">Its latest value in the year before, which says what is missing.</param>
/// <param name="Share">How much of its own weight its value stands on, where it is a roll-up itself; else 1.</param>
internal sealed record Member(string Tag, Guid Unit, int Series, bool Archived, decimal? Value, decimal? LastKnown, decimal Share = 1);

/// <summary>
/// Units added up: numerators and denominators apart, never a mean of ratios. A unit counts as a whole: where it has
/// attendances and no breaches yet, neither is counted, so that above and below always stand the same units.
/// </summary>
internal sealed class RollUp
{
    private readonly List<Member> _members;
    private readonly HashSet<Guid> _out;

    /// <param name="members">In any order.</param>
    /// <param name="averages">Tags of averages with their weights: a unit needs both.</param>
    public RollUp(IEnumerable<Member> members, IReadOnlyCollection<(string Tag, string Weight)> averages)
    {
        _members = [.. members.OrderBy(m => m.Series)];
        _out = [.. _members.GroupBy(m => m.Unit).Where(unit => !IsComplete([.. unit], averages)).Select(unit => unit.Key)];
    }

    /// <summary>Every metric with whether it is counted.</summary>
    public IEnumerable<(Member Member, bool IsCounted)> Members => _members.Select(m => (m, m.Value is not null && !_out.Contains(m.Unit)));

    /// <summary>The sum over all units that count; none when no unit does.</summary>
    public decimal? Sum(string tag)
    {
        var values = Counted(tag).Select(m => m.Value!.Value).ToList();
        return values.Count == 0 ? null : values.Sum();
    }

    /// <summary>Σ value × weight / Σ weight.</summary>
    public decimal? Average(string tag, string weight)
    {
        var weights = Counted(weight).GroupBy(m => m.Unit).ToDictionary(u => u.Key, u => u.Sum(m => m.Value!.Value));
        var values = Counted(tag).Select(m => (Value: m.Value!.Value, Weight: weights.GetValueOrDefault(m.Unit))).ToList();
        var total = values.Sum(v => v.Weight);
        return total == 0 ? null : values.Sum(v => v.Value * v.Weight) / total;
    }

    /// <summary>
    /// The share of the weight that is there: of a tag's values, counting for those that are missing what they had last.
    /// Where nothing has a weight units are counted instead. Two of three hospitals with 170 of 200 beds: 0.85.
    /// </summary>
    public decimal Coverage(string tag)
    {
        var all = _members.Where(m => m.Tag == tag).Sum(m => Math.Abs(m.Value ?? (m.Archived ? 0 : m.LastKnown) ?? 0));
        if (all > 0)
        {
            return Counted(tag).Sum(m => Math.Abs(m.Value!.Value) * m.Share) / all;
        }

        var units = _members.Where(m => m.Tag == tag && IsAwaited(m)).Select(m => m.Unit).Distinct().ToList();
        return units.Count == 0 ? 1 : (decimal)units.Count(u => !_out.Contains(u)) / units.Count;
    }

    private static bool IsAwaited(Member member) => member.Value is not null || !member.Archived;

    private static bool IsComplete(List<Member> unit, IReadOnlyCollection<(string Tag, string Weight)> averages)
    {
        var carried = unit.Where(IsAwaited).Select(m => m.Tag).ToHashSet(StringComparer.Ordinal);
        var valued = unit.Where(m => m.Value is not null).Select(m => m.Tag).ToHashSet(StringComparer.Ordinal);
        return carried.IsSubsetOf(valued) && averages.All(a => valued.Contains(a.Tag) == valued.Contains(a.Weight));
    }

    private IEnumerable<Member> Counted(string tag) => _members.Where(m => m.Tag == tag && m.Value is not null && !_out.Contains(m.Unit));
}
