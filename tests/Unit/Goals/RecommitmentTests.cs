using Setpoint.Goals.Domain;
using Setpoint.Kernel;

namespace Setpoint.Unit.Goals;

public sealed class RecommitmentTests
{
    private static readonly LearningNote s_note = new("a", "b", "c", "d", "e");
    private readonly Cycle _first = Cycle.Plan(CycleId.New(), "Q1 2026", new(2026, 1, 1), new(2026, 3, 31));
    private readonly Cycle _next = Cycle.Plan(CycleId.New(), "Q2 2026", new(2026, 4, 1), new(2026, 6, 30));

    [Fact]
    public void What_is_graded_is_continued_in_a_later_cycle_with_its_reason()
    {
        var earlier = Published();
        earlier.GiveGrade(0.4m, 0.4m, null, s_note, ProgressPolicy.Default);
        var again = Draft(_next);
        again.Continue(earlier, CyclePhase.Closed, met: false, " Half of it is done ");

        Assert.Equal((earlier.Id, "Half of it is done"), (again.Continues, again.ContinuesReason));
        Assert.Equal(Lifecycle.Graded, earlier.Lifecycle);
        Assert.Equal("cycle-not-later", Refused(() => Draft(_first).Continue(earlier, CyclePhase.Closed, false, "Again")));
    }

    [Theory]
    [InlineData(CyclePhase.Planning, false, false)]
    [InlineData(CyclePhase.Active, false, false)]
    [InlineData(CyclePhase.Grading, true, false)]
    [InlineData(CyclePhase.Grading, false, true)]
    public void What_is_agreed_is_continued_once_its_cycle_is_over_without_it(CyclePhase phase, bool met, bool allowed)
    {
        var (earlier, again) = (Published(), Draft(_next));
        Assert.Equal(allowed ? null : "objective-not-ended", Record.Exception(() => again.Continue(earlier, phase, met, "Again")) is DomainException e ? e.Code : null);
    }

    [Fact]
    public void What_was_given_up_or_never_agreed_is_not_continued()
    {
        var retired = Published();
        retired.Retire("No longer worth it");
        Assert.Equal("objective-not-ended", Refused(() => Draft(_next).Continue(retired, CyclePhase.Closed, false, "Again")));
        Assert.Equal("objective-not-ended", Refused(() => Draft(_next).Continue(Draft(_first), CyclePhase.Grading, false, "Again")));
    }

    /// <summary>1 ← 2 ← 3, and 2 ← 4: from 2 it is 1 before, 3 and 4 after.</summary>
    [Fact]
    public void A_chain_is_told_from_both_ends()
    {
        Commitment[] all = [Of(1, null), Of(2, 1), Of(3, 2), Of(4, 2)];
        Assert.Equal(("", "2 3 4"), Told(1, all));
        Assert.Equal(("1", "3 4"), Told(2, all));
        Assert.Equal(("2 1", ""), Told(3, all));
    }

    /// <summary>Without 2 nobody can tell that 3 goes back to 1.</summary>
    [Fact]
    public void A_chain_ends_at_what_may_not_be_seen() => Assert.Equal(("", ""), Told(3, [Of(1, null), Of(3, 2), Of(4, 2)]));

    private static (string Earlier, string Later) Told(int id, Commitment[] known)
    {
        var (earlier, later) = Succession.Of(Id(id), known);
        return (string.Join(' ', earlier.Select(Number)), string.Join(' ', later.Select(Number)));
    }

    private static Commitment Of(int id, int? continues) => new(Id(id), continues is { } c ? Id(c) : null);

    private static ObjectiveId Id(int n) => new(new Guid(n, 0, 0, new byte[8]));

    private static int Number(ObjectiveId id) => Enumerable.Range(1, 9).Single(n => Id(n) == id);

    private static string Refused(Action action) => Assert.Throws<DomainException>(action).Code;

    private static Objective Draft(Cycle cycle) => Objective.Draft(
        ObjectiveId.New(), cycle, new(Guid.NewGuid(), Guid.NewGuid(), "On time", null, ObjectiveKind.Committed, Visibility.Public, [], [], []), null);

    private Objective Published()
    {
        var objective = Draft(_first);
        objective.Publish();
        return objective;
    }
}
