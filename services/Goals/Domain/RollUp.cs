namespace Setpoint.Goals.Domain;

/// <summary>A measured progress, of a key result, of an objective, or of all children together.</summary>
/// <param name="Raw">Before clamping: negative below the baseline, above 1 beyond the target.</param>
/// <param name="Progress">Within 0…1; clamped item by item, so that no surplus hides another's lack.</param>
/// <param name="Capped">min(raw, 1), which pace judges.</param>
/// <param name="Mix">The rhythms in which its values fall due.</param>
internal readonly record struct Measured(decimal Raw, decimal Progress, decimal Capped, RhythmMix Mix)
{
    /// <param name="ownShare">The share that is expected of it, where that is not the elapsed share of its objective's window.</param>
    public static Measured Of(decimal raw, Rhythm rhythm, decimal? ownShare = null) =>
        new(raw, Ratio.Progress(raw), Ratio.Capped(raw), ownShare is { } share ? RhythmMix.OfOwn(share) : RhythmMix.Only(rhythm));
}

/// <summary>A key result as the roll-up sees it; without a value it has nothing measured.</summary>
/// <param name="OfChildren">In which window it is the mean of the children that contribute to it; none for one with a measure of its own.</param>
/// <param name="Children">Those that contribute to it together, once they are rolled up; none while nothing does.</param>
/// <param name="Coverage">
/// The share of its weight that has a value: all or nothing, except of children. A milestone always has one, a kept limit from
/// its first reported period on; that some of its periods are missing shows in its pace, not here.
/// </param>
internal readonly record struct KeyResultInput(KeyResultId Id, decimal Weight, Measured? Measured, bool Retired = false, Window? OfChildren = null, decimal Coverage = 1, ChildrenSlot? Children = null);

/// <summary>A contributing objective as the roll-up of its parent sees it.</summary>
/// <param name="KeyResult">The key result of the parent that it contributes to; none for the parent's slot.</param>
internal readonly record struct ChildInput(
    ObjectiveId Id, decimal Weight, Window Window, Standing Standing, Measured? Measured, KeyResultId? KeyResult = null);

/// <summary>Progress of an objective and how it came about.</summary>
/// <param name="Value">None when nothing is measurable: no progress is not progress 0.</param>
/// <param name="Coverage">The share of the weight that has a value.</param>
/// <param name="Children">The one slot of all contributing children; none when nothing contributes.</param>
/// <param name="SumOfWeights">Of the items that have a value.</param>
/// <param name="SumOfProducts">Of weight and progress of the same items.</param>
/// <param name="KeyResults">As they were given, those of children with their mean.</param>
internal sealed record RolledUp(
    Measured? Value, decimal Coverage, ChildrenSlot? Children, decimal SumOfWeights, decimal SumOfProducts, IReadOnlyList<KeyResultInput> KeyResults)
{
    /// <summary>What the items make, where <see cref="Value"/> is what somebody stated instead.</summary>
    public Measured? Computed { get; private init; }

    /// <summary>A stated progress counts above as it is stated; it is expected to move as what it stands for.</summary>
    public RolledUp Stating(decimal progress) => this with
    {
        Value = new Measured(progress, progress, progress, Value?.Mix ?? RhythmMix.Only(Rhythm.CheckIn)),
        Computed = Value,
    };
}

/// <summary>
/// Progress of an objective: the weighted mean of its measurable key results and of one slot in which its contributing
/// children stand together. Three key results at 0.6 and ten children at 0 make (3 × 0.6 + 0) / 4 = 0.45. The cascade,
/// explain and history all call this function.
/// </summary>
internal static class RollUp
{
    public static RolledUp Of(
        Window window, IReadOnlyList<KeyResultInput> keyResults, IReadOnlyList<ChildInput> children, ProgressPolicy policy)
    {
        var mean = new WeightedMean();
        decimal all = 0, covered = 0;
        keyResults = Filled(keyResults, children);
        foreach (var item in keyResults)
        {
            if (item.Retired)
            {
                continue;
            }

            all += item.Weight;
            if (item.Measured is { } measured)
            {
                covered += item.Weight * item.Coverage;
                mean.Add(measured, item.Weight);
            }
        }

        var slot = ChildrenSlot.Of(window, children, null);
        if (slot is not null)
        {
            all += policy.SlotWeight;
            covered += policy.SlotWeight * slot.Coverage;
            if (slot.Value is { } together)
            {
                mean.Add(together, policy.SlotWeight);
            }
        }

        return new RolledUp(mean.Value, all == 0 ? 0 : Ratio.Rounded(covered / all), slot, mean.SumOfWeights, mean.SumOfProducts, keyResults);
    }

    /// <summary>Key results of children take the mean of those that contribute to them, in the way of the objective's own slot.</summary>
    private static IReadOnlyList<KeyResultInput> Filled(IReadOnlyList<KeyResultInput> keyResults, IReadOnlyList<ChildInput> children) =>
        !keyResults.Any(k => k.OfChildren is not null)
            ? keyResults
            : [.. keyResults.Select(k => k.OfChildren is not { } window
                ? k
                : ChildrenSlot.Of(window, children, k.Id) is { } slot ? k with { Measured = slot.Value, Coverage = slot.Coverage, Children = slot } : k with { Measured = null })];

    /// <summary>
    /// The same with the retired items still in, to be shown beside: 0.2 retired and 0.8 make 0.8, with retired 0.5.
    /// None when nothing was retired.
    /// </summary>
    public static decimal? WithRetired(
        Window window, IReadOnlyList<KeyResultInput> keyResults, IReadOnlyList<ChildInput> children, ProgressPolicy policy)
    {
        if (!keyResults.Any(k => k.Retired) && !children.Any(c => c.Standing == Standing.Retired))
        {
            return null;
        }

        var kept = keyResults.Select(k => k with { Retired = false }).ToList();
        var back = children.Select(c => c.Standing == Standing.Retired ? c with { Standing = Standing.Counts } : c).ToList();
        return Of(window, kept, back, policy).Value?.Progress;
    }
}

/// <summary>Adds up weighted measures; the mean of nothing is nothing.</summary>
internal sealed class WeightedMean
{
    private decimal _raw;
    private decimal _capped;
    private RhythmMix _mix;

    public decimal SumOfWeights { get; private set; }

    public decimal SumOfProducts { get; private set; }

    public Measured? Value => SumOfWeights == 0
        ? null
        : new Measured(
            Ratio.Rounded(_raw / SumOfWeights),
            Ratio.Rounded(SumOfProducts / SumOfWeights),
            Ratio.Rounded(_capped / SumOfWeights),
            _mix.Normalized());

    public void Add(Measured measured, decimal weight)
    {
        SumOfWeights += weight;
        SumOfProducts += measured.Progress * weight;
        _raw += measured.Raw * weight;
        _capped += measured.Capped * weight;
        _mix = _mix.Plus(measured.Mix, weight);
    }
}
