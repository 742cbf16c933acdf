namespace Setpoint.Goals.Domain;

/// <summary>Whether a child takes part in its parent's progress.</summary>
internal enum Standing
{
    Counts,

    /// <summary>The parent is agreed and the child is not yet: a draft cannot move a published number.</summary>
    NotPublished,

    /// <summary>Leaves the roll-up; the progress with it is shown beside.</summary>
    Retired,
}

/// <summary>
/// All contributing children of one objective together, or of one key result of it that is measured by children. They are weighted among themselves, and each weighs in for the
/// days of the parent's window that its own window covers: a first-quarter child at 0.9 under an annual objective
/// counts for 0.9 × 90/365 = 0.222, children in the same window make their weighted mean, and four quarters done one
/// after the other make a year done.
/// </summary>
/// <param name="Value">None when no child has a value.</param>
/// <param name="Coverage">The share of the children's weight that has a value.</param>
internal sealed record ChildrenSlot(Measured? Value, decimal Coverage)
{
    /// <param name="keyResult">The key result whose children these are; none for the objective's own slot.</param>
    public static ChildrenSlot? Of(Window window, IReadOnlyList<ChildInput> children, KeyResultId? keyResult)
    {
        decimal all = 0, covered = 0;
        var present = new List<Present>(children.Count);
        foreach (var child in children)
        {
            if (child.KeyResult != keyResult || child.Standing != Standing.Counts || window.Overlap(child.Window) is not { } days)
            {
                continue;
            }

            all += child.Weight;
            if (child.Measured is { } measured)
            {
                covered += child.Weight;
                present.Add(new Present(child, measured, days));
            }
        }

        return all == 0 ? null : new ChildrenSlot(Together(window, present), Ratio.Rounded(covered / all));
    }

    /// <summary>For each child that counts, what its progress is multiplied by.</summary>
    public static IReadOnlyList<ChildShare> SharesOf(Window window, IEnumerable<ChildInput> children, KeyResultId? keyResult)
    {
        var present = new List<Present>();
        foreach (var child in children)
        {
            if (child.KeyResult == keyResult && child is { Standing: Standing.Counts, Measured: { } measured } && window.Overlap(child.Window) is { } days)
            {
                present.Add(new Present(child, measured, days));
            }
        }

        return SharesOf(window, present);
    }

    /// <summary>The mean over the window's days of the weighted mean of the children that run on that day.</summary>
    private static Measured? Together(Window window, List<Present> children)
    {
        if (children.Count == 0)
        {
            return null;
        }

        if (children.TrueForAll(c => c.Days == window))
        {
            return MeanOf(children);
        }

        decimal raw = 0, progress = 0, capped = 0;
        var mix = default(RhythmMix);
        foreach (var (days, running) in Stretches(children))
        {
            var value = MeanOf(running)!.Value;
            raw += value.Raw * days;
            progress += value.Progress * days;
            capped += value.Capped * days;
            mix = mix.Plus(value.Mix, days);
        }

        return new Measured(
            Ratio.Rounded(raw / window.Days), Ratio.Rounded(progress / window.Days), Ratio.Rounded(capped / window.Days), mix.Normalized());
    }

    private static Measured? MeanOf(List<Present> children)
    {
        var mean = new WeightedMean();
        foreach (var child in children)
        {
            mean.Add(child.Measured, child.Input.Weight);
        }

        return mean.Value;
    }

    private static List<ChildShare> SharesOf(Window window, List<Present> children)
    {
        var shares = children.ToDictionary(c => c.Input.Id, _ => 0m);
        foreach (var (days, running) in Stretches(children))
        {
            var weights = running.Sum(c => c.Input.Weight);
            foreach (var child in running)
            {
                shares[child.Input.Id] += days * child.Input.Weight / weights;
            }
        }

        return [.. children.Select(c => new ChildShare(
            c.Input.Id, Ratio.Rounded((decimal)c.Days.Days / window.Days), Ratio.Rounded(shares[c.Input.Id] / window.Days)))];
    }

    /// <summary>Runs of days on which the same children are running; one run when all share the window.</summary>
    private static IEnumerable<(int Days, List<Present> Running)> Stretches(List<Present> children)
    {
        var edges = new SortedSet<DateOnly>();
        foreach (var child in children)
        {
            edges.Add(child.Days.Start);
            edges.Add(child.Days.After);
        }

        foreach (var (from, until) in edges.Zip(edges.Skip(1)))
        {
            var running = children.FindAll(c => c.Days.Start <= from && c.Days.After >= until);
            if (running.Count > 0)
            {
                yield return (until.DayNumber - from.DayNumber, running);
            }
        }
    }

    private readonly record struct Present(ChildInput Input, Measured Measured, Window Days);
}

/// <summary>How much one child counts in its parent's slot.</summary>
/// <param name="CycleShare">The share of the parent's window that its own window covers.</param>
/// <param name="Counts">What its progress is multiplied by: its part of the weights on the days it runs.</param>
internal readonly record struct ChildShare(ObjectiveId Id, decimal CycleShare, decimal Counts);
