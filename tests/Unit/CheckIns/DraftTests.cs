using Setpoint.CheckIns.Domain;
using static Setpoint.Unit.CheckIns.Given;

namespace Setpoint.Unit.CheckIns;

public sealed class DraftTests
{
    [Fact]
    public void A_value_a_confidence_or_a_note_is_enough()
    {
        Assert.Empty(Draft(confidence: 0.7m).Faults());
        Assert.Empty(Draft(confidence: null, changed: "Three more signed").Faults());
        Assert.Empty(Draft(confidence: null, keyResults: new KeyResultEntry(ByHand, 45m, null)).Faults());
        Assert.Empty(Draft(confidence: null, keyResults: new KeyResultEntry(ByMetric, null, 0.4m)).Faults());
    }

    [Fact]
    public void Nothing_at_all_to_say_is_refused()
    {
        var fault = Assert.Single(Draft(confidence: null, changed: "  ", keyResults: new KeyResultEntry(ByHand, null, null)).Faults());

        Assert.Equal("keyResults", fault.Field);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("1.0", true)]
    [InlineData("0.70", true)]
    [InlineData("0.75", false)]
    [InlineData("-0.1", false)]
    [InlineData("1.1", false)]
    public void Confidence_goes_from_nought_to_one_by_tenths(string confidence, bool allowed)
    {
        var value = decimal.Parse(confidence, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(allowed ? [] : ["confidence"], Draft(value).Faults().Select(f => f.Field));
        Assert.Equal(
            allowed ? [] : ["keyResults[1].confidence"],
            Draft(keyResults: [new(ByHand, 1m, null), new(ByMetric, null, value)]).Faults().Select(f => f.Field));
    }

    [Fact]
    public void Every_fault_is_named_at_once_by_its_field()
    {
        var stranger = Guid.CreateVersion7();
        var draft = Draft(
            confidence: 7,
            at: Now.AddMinutes(1),
            changed: new string('x', CheckInDraft.LongestNote + 1),
            keyResults: [new(stranger, 1m, null), new(ByMetric, 76.3m, null), new(ByHand, 1m, null), new(ByHand, 2m, 0.55m)]);

        Assert.Equal(
            ["at", "confidence", "keyResults[0].keyResultId", "keyResults[1].value", "keyResults[3].keyResultId", "keyResults[3].confidence", "changed"],
            draft.Faults().Select(f => f.Field));
    }

    [Theory]
    [InlineData("Number", false, true)]
    [InlineData("Maintain", false, true)]
    [InlineData("Maintain", true, false)]
    [InlineData("Milestone", false, false)]
    [InlineData("Children", false, false)]
    public void Only_what_is_entered_by_hand_takes_a_value(string measure, bool onMetric, bool takes)
    {
        var key = Guid.CreateVersion7();
        var objective = Objective(keyResults: new KeyResult(key, Enum.Parse<Measure>(measure), Owner, "Opened", onMetric ? Guid.CreateVersion7() : null));

        Assert.Equal(takes, Draft(keyResults: new KeyResultEntry(key, 5m, null)).Faults(objective).Count == 0);
        Assert.Empty(Draft(keyResults: new KeyResultEntry(key, null, 0.5m)).Faults(objective));
    }

    [Fact]
    public void A_metric_driven_key_result_takes_no_value_because_it_reads_its_metric()
    {
        var fault = Assert.Single(Draft(keyResults: new KeyResultEntry(ByMetric, 76.3m, 0.7m)).Faults());

        Assert.Equal("keyResults[0].value", fault.Field);
        Assert.Contains("reads its metric", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Lifecycle.Draft), "not published")]
    [InlineData(nameof(Lifecycle.Proposed), "not published")]
    [InlineData(nameof(Lifecycle.Graded), "closed")]
    [InlineData(nameof(Lifecycle.Retired), "closed")]
    public void Only_published_objectives_are_checked_in_on(string lifecycle, string why)
    {
        var fault = Assert.Single(Draft().Faults(Objective(Enum.Parse<Lifecycle>(lifecycle))));

        Assert.Equal("objectiveId", fault.Field);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-09-30T22:00:00Z", true)] // midnight of 1 October in Amsterdam
    [InlineData("2026-09-30T21:59:59Z", false)]
    [InlineData("2026-11-20T09:12:00Z", true)]
    [InlineData("2026-11-20T09:12:01Z", false)]
    public void Back_dating_reaches_to_the_start_of_the_window_and_never_ahead(string at, bool allowed)
    {
        var faults = Draft(at: DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)).Faults();

        Assert.Equal(allowed ? [] : ["at"], faults.Select(f => f.Field));
    }

    [Fact]
    public void Before_the_window_opens_there_is_nothing_to_say()
    {
        Assert.Equal(["at"], Draft().Faults(now: new DateTimeOffset(2026, 9, 15, 8, 0, 0, TimeSpan.Zero)).Select(f => f.Field));
    }

    [Fact]
    public void After_the_window_a_check_in_describes_its_last_moment()
    {
        var objective = Objective();
        var window = Window.Of(objective, Amsterdam);
        var grading = new DateTimeOffset(2027, 1, 8, 8, 0, 0, TimeSpan.Zero);

        var checkIn = Setpoint.CheckIns.Domain.CheckIn.Submit(Owner, objective, window, Draft(), grading);

        Assert.Equal(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), window.Closes);
        Assert.Equal(window.Closes.AddMicroseconds(-1), checkIn.At);
        Assert.Equal(["at"], Draft(at: grading).Faults(objective, grading).Select(f => f.Field));
    }

    [Fact]
    public void Steps_are_those_of_the_objectives_milestones_each_once_and_are_enough_to_say()
    {
        var (signed, hired, stranger) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var objective = Objective(Lifecycle.Published, new KeyResult(Guid.CreateVersion7(), Measure.Milestone, Owner, "Opened", Steps: [new(signed, "Signed", 1, null), new(hired, "Hired", 1, null)]));

        Assert.Empty((Draft(confidence: null) with { Steps = [new(signed, true)] }).Faults(objective));
        Assert.Equal(
            ["steps[1].stepId", "steps[2].stepId"],
            (Draft() with { Steps = [new(hired, true), new(stranger, true), new(hired, false)] }).Faults(objective).Select(f => f.Field));
        Assert.Equal("keyResults", Assert.Single((Draft(confidence: null) with { Steps = [] }).Faults(objective)).Field);
        Assert.Equal("steps", Assert.Single((Draft() with { Steps = [.. Enumerable.Repeat(new StepEntry(signed, true), 501)] }).Faults(objective)).Field);
    }

    [Fact]
    public void Of_two_who_tick_different_steps_both_are_kept()
    {
        var (signed, hired, painted) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var theirs = Draft() with { Steps = [new(signed, true), new(painted, true)] };
        var yours = Draft() with { Steps = [new(hired, true), new(painted, false)] };

        Assert.Equal($"steps[{painted}].done", Assert.Single(Merging.Between(null, theirs, yours)).Field);
        Assert.Equal(
            new HashSet<StepEntry> { new(signed, true), new(hired, true), new(painted, false) }, Merging.Together(null, theirs, yours).Steps!.ToHashSet());
    }
}
