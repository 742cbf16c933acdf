using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class RetrospectTests
{
    /// <summary>Aspirational 0.70 is met, 0.40 near, 0.39 missed; committed 1.00 is met, 0.70 near, 0.69 missed.</summary>
    [Theory]
    [InlineData(ObjectiveKind.Aspirational, "0.70", Pace.Met)]
    [InlineData(ObjectiveKind.Aspirational, "0.40", Pace.Near)]
    [InlineData(ObjectiveKind.Aspirational, "0.39", Pace.Missed)]
    [InlineData(ObjectiveKind.Committed, "1.00", Pace.Met)]
    [InlineData(ObjectiveKind.Committed, "0.70", Pace.Near)]
    [InlineData(ObjectiveKind.Committed, "0.69", Pace.Missed)]
    public void A_grade_is_judged_by_the_success_line_of_its_kind(ObjectiveKind kind, string grade, Pace verdict) =>
        Assert.Equal(verdict, Graded(kind, grade).Verdict);

    /// <summary>Committed: 2 × 1.00, 0.80 and 0.30 are (2 + 0.8 + 0.3) / 4 = 0.775, to two decimals 0.78.</summary>
    [Fact]
    public void Kinds_are_counted_apart_and_every_objective_once()
    {
        Ending[] endings =
        [
            Graded(ObjectiveKind.Committed, "1.00", 2, withDamage: true), Graded(ObjectiveKind.Committed, "0.80"), Graded(ObjectiveKind.Committed, "0.30"),
            new(ObjectiveKind.Committed, Lifecycle.Retired, null, false, 3, ProgressPolicy.Default),
            new(ObjectiveKind.Committed, Lifecycle.Published, null, false, 1, ProgressPolicy.Default),
            new(ObjectiveKind.Committed, Lifecycle.Draft, null, false, 1, ProgressPolicy.Default),
            Graded(ObjectiveKind.Aspirational, "0.80"),
        ];
        Assert.Equal(new KindTally(4, 2, 1, 1, 0.78m, 2, 3, 2), Retrospect.Of(ObjectiveKind.Committed, endings));
        Assert.Equal(new KindTally(1, 1, 0, 0, 0.8m, 0, 0, 0), Retrospect.Of(ObjectiveKind.Aspirational, endings));
        Assert.Equal(new KindTally(0, 0, 0, 0, null, 0, 0, 0), Retrospect.Of(ObjectiveKind.Aspirational, []));
    }

    [Fact]
    public void A_unit_that_moved_the_line_is_judged_by_its_own()
    {
        var stricter = ProgressPolicy.Default with { AspirationalLine = 0.9m };
        Assert.Equal(Pace.Near, (Graded(ObjectiveKind.Aspirational, "0.80") with { Policy = stricter }).Verdict);
    }

    private static Ending Graded(ObjectiveKind kind, string grade, int count = 1, bool withDamage = false) =>
        new(kind, Lifecycle.Graded, decimal.Parse(grade, System.Globalization.CultureInfo.InvariantCulture), withDamage, count, ProgressPolicy.Default);
}
