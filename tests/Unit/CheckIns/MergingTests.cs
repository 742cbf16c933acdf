using Setpoint.CheckIns.Domain;

namespace Setpoint.Unit.CheckIns;

public sealed class MergingTests
{
    private static readonly Guid s_deals = Guid.CreateVersion7();

    [Fact]
    public void What_both_changed_differently_is_disputed_and_the_rest_is_taken_over()
    {
        var before = new CheckInDraft(Given.Now, 0.5m, [new(s_deals, 40, null)], "on it", null, null);
        var theirs = before with { Confidence = 0.7m, Changed = "done", Next = "rest" };
        var yours = before with { Confidence = 0.6m, KeyResults = [new(s_deals, 41, null)] };

        var disputed = Assert.Single(Merging.Between(before, theirs, yours));
        var merged = Merging.Together(before, theirs, yours);

        Assert.Equal(new Disagreement("confidence", 0.5m, 0.7m, 0.6m), disputed);
        Assert.Equal((0.6m, "done", "rest", 41m), (merged.Confidence!.Value, merged.Changed, merged.Next, merged.KeyResults[0].Value!.Value));
    }

    [Fact]
    public void Of_two_new_ones_only_what_both_say_is_disputed()
    {
        var theirs = new CheckInDraft(null, 0.7m, [new(s_deals, 40, 0.5m)], "theirs", null, null);
        var yours = new CheckInDraft(null, 0.70m, [new(s_deals, 41, null)], null, "yours", null);

        Assert.Equal([$"keyResults[{s_deals}].value"], Merging.Between(null, theirs, yours).Select(d => d.Field));
        var merged = Merging.Together(null, theirs, yours);
        Assert.Equal((0.7m, "theirs", "yours"), (merged.Confidence!.Value, merged.Changed, merged.Blocked));
        Assert.Equal(new KeyResultEntry(s_deals, 41, 0.5m), merged.KeyResults[0]);
    }
}
