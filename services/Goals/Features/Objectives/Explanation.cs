using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Takes a progress apart into what it was made of, and puts it together again.</summary>
internal sealed class Explanation(
    CascadeInput input, PacedObjective now, IReadOnlyDictionary<Guid, string> titles, IReadOnlyList<LinkedRow> children)
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
                now.Reading.Pace, now.Reading.Gap, now.Measured?.Capped, _policy.OnTrackGap, _policy.BehindGap, _policy.LeastCoverage, now.Confidence, now.Disagreement),
            Recompute(_node.Window, items, _policy));
    }

    /// <summary>The same function as the cascade's, on nothing but what is listed.</summary>
    private static decimal? Recompute(Window window, IReadOnlyList<ExplainedItem> items, ProgressPolicy policy)
    {
        KeyResultInput[] keyResults = [.. items
            .Where(i => i.Children is null)
            .Select(i => new KeyResultInput(new(i.Id!.Value), i.Weight, Measured(i.Raw, i.Progress)))];
        ChildInput[] children = [.. items
            .SelectMany(i => i.Children ?? [])
            .Select(c => new ChildInput(new(c.Id), c.Weight, new Window(c.Start, c.End), Standing.Counts, Measured(c.Raw, c.Progress)))];
        return RollUp.Of(window, keyResults, children, policy).Value?.Progress;
    }

    private static Measured Measured(decimal raw, decimal progress) => new(raw, progress, Ratio.Capped(raw), default);

    private IEnumerable<ExplainedItem> KeyResults(RolledUp rolled)
    {
        foreach (var k in input.KeyResults.Where(k => !k.Retired))
        {
            if (k.StoredInput.Measured is { } measured)
            {
                var reading = now.KeyResults.Single(p => p.Id == k.Id).Reading;
                yield return new ExplainedItem(
                    "key-result", k.Id.Value, titles[k.Id.Value], k.Way.Baseline, k.Way.Target, k.Stored?.Value, measured.Raw, measured.Progress, k.Weight,
                    Adds(measured, k.Weight, rolled), reading.Expected, reading.Gap, reading.Pace, null);
            }
        }
    }

    private IEnumerable<ExplainedItem> Slot(RolledUp rolled)
    {
        if (rolled.Children?.Value is not { } together)
        {
            yield break;
        }

        var links = _node.Children.ToDictionary(c => c.Child);
        var explained = ChildrenSlot.SharesOf(_node.Window, _node.StoredChildren).Select(share =>
        {
            var link = links[share.Id];
            var measured = link.Stored!.Value;
            return new ExplainedChild(
                share.Id.Value, Title(share.Id), measured.Raw, measured.Progress, link.Weight, link.Window.Start, link.Window.End,
                share.CycleShare, share.Counts, Ratio.Rounded(share.Counts * measured.Progress));
        });
        yield return new ExplainedItem(
            "children", null, SlotTitle, null, null, null, together.Raw, together.Progress, _policy.SlotWeight,
            Adds(together, _policy.SlotWeight, rolled), now.Children?.Expected, now.Children?.Gap, now.Children?.Pace ?? Pace.NoData, [.. explained]);
    }

    private static decimal Adds(Measured measured, decimal weight, RolledUp rolled) =>
        Ratio.Rounded(measured.Progress * weight / rolled.SumOfWeights);

    private IEnumerable<LeftOut> LeftOutKeyResults() => input.KeyResults
        .Where(k => k.Retired || k.Stored?.Raw is null)
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
        var mix = now.Measured?.Mix ?? default;
        var due = Enum.GetValues<Rhythm>()
            .Where(r => mix[r] > 0)
            .Select(r => new DueRhythm(Words.Of(r), mix[r], now.Moment.DueEnd(r), now.Moment.DueShare(r)));
        return new ExplainedExpectation(
            now.Reading.Expected, now.SuccessLine, _node.Window.Start, _node.Window.End, now.Moment.Elapsed, [.. due]);
    }

    private string? Title(ObjectiveId id) => _children.GetValueOrDefault(id.Value)?.Title;
}

/// <summary>Words of the domain that are not enums of the API.</summary>
internal static class Words
{
    public static string Of(Rhythm rhythm) => rhythm == Rhythm.CheckIn ? "check-in" : rhythm.ToString().ToLowerInvariant();
}
