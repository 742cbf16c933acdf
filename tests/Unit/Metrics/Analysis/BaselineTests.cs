using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Unit.Metrics.Analysis;

public sealed class BaselineTests
{
    [Fact]
    public void It_is_the_median_of_the_last_twelve()
    {
        var history = Series.Of(Cadence.Weekly, [900m, .. Enumerable.Range(1, 12).Select(n => (decimal)n)]);

        var proposal = Propose(history)!;

        Assert.Equal((6.5m, 12, Series.Monday.AddDays(7)), (proposal.Value, proposal.Points.Count, proposal.Points[0].Start));
    }

    [Fact]
    public void Five_periods_are_too_few_and_six_are_enough()
    {
        Assert.Null(Propose(Series.Of(Cadence.Monthly, 1, 2, 3, 4, 5)));
        Assert.Equal(3.5m, Propose(Series.Of(Cadence.Monthly, 1, 2, 3, 4, 5, 6))!.Value);
    }

    [Fact]
    public void Periods_that_an_okr_touches_are_passed_over()
    {
        // Twenty weeks at 10, then four at 50 of which an OKR touches all, the first with its last day only.
        var history = Series.Of(Cadence.Weekly, [.. Enumerable.Repeat(10m, 20), 50, 50, 50, 50]);
        var window = new OkrWindow(Series.Monday.AddDays((7 * 20) + 6), Series.Monday.AddDays(7 * 23));

        var proposal = Propose(history, window)!;

        Assert.Equal((10m, 12), (proposal.Value, proposal.Points.Count));
        Assert.Equal(Series.Monday.AddDays(7 * 19), proposal.Points[^1].Start);
    }

    [Fact]
    public void A_level_within_the_usual_distance_is_not_proposed_and_one_beyond_it_is()
    {
        var proposal = new BaselineProposal(100m, 2m, []);

        Assert.Equal(100m, ProposalDecision.Of(proposal, null, null).Open);
        Assert.Null(ProposalDecision.Of(proposal, 98m, null).Open);
        Assert.Equal(100m, ProposalDecision.Of(proposal, 97.9m, null).Open);
    }

    [Fact]
    public void What_was_declined_is_not_proposed_again_until_the_level_has_moved_on()
    {
        Assert.Null(ProposalDecision.Of(new BaselineProposal(100m, 2m, []), 90m, 101m).Open);
        Assert.Equal(104m, ProposalDecision.Of(new BaselineProposal(104m, 2m, []), 90m, 101m).Open);
        Assert.Null(ProposalDecision.Of(null, 90m, null).Open);
    }

    private static BaselineProposal? Propose(History history, params OkrWindow[] windows) =>
        BaselineProposal.Of(history, windows, 1, MetricPolicy.Default);
}
