using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Takes a progress apart into what it was made of, and puts it together again.</summary>
internal sealed class Explanation(
    CascadeInput input, PacedObjective now, ObjectiveHead head, IReadOnlyDictionary<Guid, string> titles, IReadOnlyList<LinkedRow> children)
{
    private const string Formula =
        "progress = Σ weight × progress ÷ Σ weight, over the key results that have a value and one slot for all contributing objectives; " +
        "inside the slot each counts by its weight on the days of this window that its own window covers";

    private const string SlotTitle = "Contributing objectives";

    private readonly ProgressPolicy _policy = now.Policy;
    private readonly CascadeNode _node = input.StoredNode;
    private readonly Dictionary<Guid, LinkedRow> _children = children.ToDictionary(c => c.Id);

    public ExplainResponse Respond()
    {
        var rolled = _node.Roll(_policy);
        ExplainedItem[] items = [.. KeyResults(rolled), .. Slot(rolled)];
        return new ExplainResponse(
            _node.Id.Value,
            rolled.Value?.Progress,
            rolled.Value?.Raw,
            Formula,
            new PolicyName(_policy.Name, _policy.Version),
            items,
            [.. LeftOutKeyResults(), .. LeftOutChildren()],
            rolled.SumOfWeights,
            rolled.SumOfProducts,
            rolled.Coverage,
            _node.RollWithRetired(_policy),
            Expectation(),
            new ExplainedPace(
                now.Computed.Pace, now.Computed.Gap, rolled.Value?.Capped, _policy.OnTrackGap, _policy.BehindGap, _policy.LeastCoverage, now.Confidence, now.Disagreement),
            Recompute(_node.Window, items),
            head.Override(now.Standing));
    }

    private static string FormulaOf(Terms terms) => terms.Measure switch
    {
        Measure.Maintain => "periods inside the limit ÷ (planned − missing periods)",
        Measure.Milestone => "weight that is done ÷ weight of all steps",
        Measure.Children => "the mean of the objectives that contribute to it, each by its weight on the days that its window covers",
        _ when terms.Aim.Target is null => "1 − distance to the range ÷ distance at the start",
        _ when terms.Reading == MetricReading.Total => "(total of the periods since its start − baseline) ÷ (target − baseline)",
        _ when terms.Reading == MetricReading.Average => "(average of the periods since its start − baseline) ÷ (target − baseline)",
        _ => "(current − baseline) ÷ (target − baseline)",
    };

    /// <summary>The same function as the cascade's, on nothing but what is listed.</summary>
    private decimal? Recompute(Window window, IReadOnlyList<ExplainedItem> items)
    {
        KeyResultInput[] keyResults = [.. items
            .Where(i => i.Id is not null)
            .Select(i => new KeyResultInput(
                new(i.Id!.Value), i.Weight, i.Children is null ? Measured(i.Raw, i.Progress) : null, OfChildren: i.Children is null ? null : WindowOf(i.Id.Value)))];
        ChildInput[] below = [.. items.SelectMany(i => (i.Children ?? []).Select(c => new ChildInput(
            new(c.Id), c.Weight, new Window(c.Start, c.End), Standing.Counts, Measured(c.Raw, c.Progress), i.Id is { } k ? new KeyResultId(k) : null)))];
        return RollUp.Of(window, keyResults, below, _policy).Value?.Progress;
    }

    private static Measured Measured(decimal raw, decimal progress) => new(raw, progress, Ratio.Capped(raw), default);

    private Window WindowOf(Guid keyResult) => input.KeyResults.Find(k => k.Id.Value == keyResult)!.Terms.Window;

    private IEnumerable<ExplainedItem> KeyResults(RolledUp rolled)
    {
        foreach (var (k, rolledKey) in input.KeyResults.Zip(rolled.KeyResults).Where(k => !k.First.Retired))
        {
            if (rolledKey.Measured is { } measured)
            {
                var reading = now.KeyResults.Single(p => p.Id == k.Id).Reading;
                var aim = k.Terms.Aim;
                yield return new ExplainedItem(
                    "key-result", k.Id.Value, titles[k.Id.Value], aim.Baseline, aim.Target, k.Stored?.Value, measured.Raw, measured.Progress, k.Weight,
                    Adds(measured, k.Weight, rolled), reading.Expected, reading.Gap, reading.Pace,
                    k.Terms.Measure == Measure.Children ? Children(k.Terms.Window, k.Id) : null, FormulaOf(k.Terms), Counted(k));
            }
        }
    }

    /// <summary>The periods that a kept limit was counted in.</summary>
    private static ExplainedPeriods? Counted(LeafKeyResult k)
    {
        if (k.Terms.Measure != Measure.Maintain)
        {
            return null;
        }

        var counted = Maintained.Count(k.Terms.Window, k.Terms.Periods, k.DueEnd, k.Series, k.Terms.Aim, k.Policy);
        return new ExplainedPeriods(k.Terms.Aim.Low, k.Terms.Aim.High, counted.Planned, counted.Due, counted.Missing, counted.Reported, counted.Inside);
    }

    private IEnumerable<ExplainedItem> Slot(RolledUp rolled)
    {
        if (rolled.Children?.Value is { } together)
        {
            yield return new ExplainedItem(
                "children", null, SlotTitle, null, null, null, together.Raw, together.Progress, _policy.SlotWeight,
                Adds(together, _policy.SlotWeight, rolled), now.Children?.Expected, now.Children?.Gap, now.Children?.Pace ?? Pace.NoData,
                Children(_node.Window, null));
        }
    }

    private List<ExplainedChild> Children(Window window, KeyResultId? keyResult)
    {
        var links = _node.Children.ToDictionary(c => c.Child);
        return [.. ChildrenSlot.SharesOf(window, _node.StoredChildren, keyResult).Select(share =>
        {
            var link = links[share.Id];
            var measured = link.Stored!.Value;
            return new ExplainedChild(
                share.Id.Value, Title(share.Id), measured.Raw, measured.Progress, link.Weight, link.Window.Start, link.Window.End,
                share.CycleShare, share.Counts, Ratio.Rounded(share.Counts * measured.Progress));
        })];
    }

    private static decimal Adds(Measured measured, decimal weight, RolledUp rolled) =>
        Ratio.Rounded(measured.Progress * weight / rolled.SumOfWeights);

    private IEnumerable<LeftOut> LeftOutKeyResults() => input.KeyResults
        .Where(k => k.Retired || k.Stored?.Raw is null) // of children, too: their mean is stored
        .Select(k => new LeftOut("key-result", k.Id.Value, titles[k.Id.Value], k.Retired ? "retired after publication" : "no value yet"));

    private IEnumerable<LeftOut> LeftOutChildren()
    {
        foreach (var link in _node.Children)
        {
            var child = link.Input(_node.Lifecycle, link.Stored);
            var why = child.Standing switch
            {
                Standing.Retired => "retired",
                Standing.NotPublished => "not published yet",
                _ when link.KeyResult is { } k && !input.KeyResults.Exists(r => r.Id == k && !r.Retired) => "the key result it contributes to is retired",
                _ when _node.Window.Overlap(link.Window) is null => "its cycle lies outside of this one",
                _ => child.Measured is null ? "no value yet" : null,
            };
            if (why is not null)
            {
                yield return new LeftOut("objective", link.Child.Value, Title(link.Child), why);
            }
        }

        foreach (var row in children.Where(c => c.Relation == Relation.Supports))
        {
            yield return new LeftOut("objective", row.Id, row.Title, "supports, which is shown and never counted");
        }
    }

    private ExplainedExpectation Expectation()
    {
        var mix = now.Standing.AsComputed.Measured?.Mix ?? default;
        var due = Enum.GetValues<Rhythm>()
            .Where(r => mix[r] > 0)
            .Select(r => new DueRhythm(Words.Of(r), mix[r], now.Moment.DueEnd(r), now.Moment.DueShare(r)));
        return new ExplainedExpectation(
            now.Computed.Expected, now.SuccessLine, _node.Window.Start, _node.Window.End, now.Moment.Elapsed, [.. due], mix.Own, mix.OwnShare);
    }

    private string? Title(ObjectiveId id) => _children.GetValueOrDefault(id.Value)?.Title;
}

/// <summary>Words of the domain that are not enums of the API.</summary>
internal static class Words
{
    public static string Of(Rhythm rhythm) => rhythm == Rhythm.CheckIn ? "check-in" : rhythm.ToString().ToLowerInvariant();
}
