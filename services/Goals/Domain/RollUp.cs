namespace Setpoint.Goals.Domain;

/// <summary>A measured progress, of a key result, of an objective, or of all children together.</summary>
/// <param name="Raw">Before clamping: negative below the baseline, above 1 beyond the target.</param>
/// <param name="Progress">Within 0…1; clamped item by item, so that no surplus hides another's lack.</param>
/// <param name="Capped">min(raw, 1), which pace judges.</param>
/// <param name="Mix">The rhythms in which its values fall due.</param>
internal readonly record struct Measured(decimal Raw, decimal Progress, decimal Capped, RhythmMix Mix)
{
    public static Measured Of(decimal raw, Rhythm rhythm) =>
        new(raw, Ratio.Progress(raw), Ratio.Capped(raw), RhythmMix.Only(rhythm));
}

/// <summary>A key result as the roll-up sees it; without a value it has nothing measured.</summary>
internal readonly record struct KeyResultInput(KeyResultId Id, decimal Weight, Measured? Measured, bool Retired = false);

/// <summary>A contributing objective as the roll-up of its parent sees it.</summary>
internal readonly record struct ChildInput(ObjectiveId Id, decimal Weight, Window Window, Standing Standing, Measured? Measured);

/// <summary>Progress of an objective and how it came about.</summary>
/// <param name="Value">None when nothing is measurable: no progress is not progress 0.</param>
/// <param name="Coverage">The share of the weight that has a value.</param>
/// <param name="Children">The one slot of all contributing children; none when nothing contributes.</param>
/// <param name="SumOfWeights">Of the items that have a value.</param>
/// <param name="SumOfProducts">Of weight and progress of the same items.</param>
internal sealed record RolledUp(Measured? Value, decimal Coverage, ChildrenSlot? Children, decimal SumOfWeights, decimal SumOfProducts);

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
        foreach (var item in keyResults)
        {
            if (item.Retired)
            {
                continue;
            }

            all += item.Weight;
            if (item.Measured is { } measured)
            {
                covered += item.Weight;
                mean.Add(measured, item.Weight);
            }
        }

        var slot = ChildrenSlot.Of(window, children);
        if (slot is not null)
        {
            all += policy.SlotWeight;
            covered += policy.SlotWeight * slot.Coverage;
            if (slot.Value is { } together)
            {
                mean.Add(together, policy.SlotWeight);
            }
        }

        return new RolledUp(mean.Value, all == 0 ? 0 : Ratio.Rounded(covered / all), slot, mean.SumOfWeights, mean.SumOfProducts);
    }

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
