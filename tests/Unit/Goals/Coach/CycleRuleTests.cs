using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;

namespace Setpoint.Unit.Goals.Coach;

public sealed class CycleRuleTests
{
    private static readonly Guid s_company = Guid.CreateVersion7();
    private static readonly Guid s_sales = Guid.CreateVersion7();

    [Theory]
    [InlineData(new[] { Pace.OnTrack, Pace.OnTrack, Pace.Achieved }, 28, "all-green-early")]
    [InlineData(new[] { Pace.OnTrack, Pace.OnTrack, Pace.Achieved }, 35, "all-green-early")]
    [InlineData(new[] { Pace.OnTrack, Pace.OnTrack, Pace.Achieved }, 36, null)]
    [InlineData(new[] { Pace.OnTrack, Pace.OnTrack, Pace.Behind }, 28, null)]
    [InlineData(new[] { Pace.OnTrack, Pace.OnTrack, Pace.NoData }, 28, null)] // two verdicts are too few
    [InlineData(new[] { Pace.AtRisk, Pace.AtRisk, Pace.AtRisk, Pace.TooEarly }, 28, "all-red-early")]
    [InlineData(new[] { Pace.AtRisk, Pace.AtRisk, Pace.AtRisk }, 60, null)]
    public void Everything_the_same_by_week_4_is_said(Pace[] paces, int day, string? code)
    {
        var said = Said(View([.. paces.Select(p => Objective(pace: p))]) with { Days = day }, "all-green-early", "all-red-early");
        Assert.Equal(code is null ? [] : [code], said.Select(s => s.Code));
    }

    [Fact]
    public void A_red_KPI_on_which_nobody_works_is_informed_and_not_intentional()
    {
        var (red, worked, green) = (Kpi(red: true), Kpi(red: true, worked: true), Kpi());
        var said = Assert.Single(Said(View([]) with { Kpis = [red, worked, green] }, "informed-not-intentional"));
        Assert.Equal((red.Id, red.UnitId), (said.Remark.MetricId!.Value, said.Remark.UnitId!.Value));
    }

    [Fact]
    public void An_objective_that_no_KPI_measures_is_blind()
    {
        var blind = Objective();
        var said = Assert.Single(Said(View([blind, Objective(metrics: 1), Objective(keyResults: 0), Objective(lifecycle: Lifecycle.Draft)]), "ambitious-but-blind"));
        Assert.Equal(blind.Id, said.Remark.Objective);
    }

    [Theory]
    [InlineData(3, 5, true)]
    [InlineData(2, 4, false)]
    [InlineData(3, 3, false)] // too few KPIs to speak of most
    public void Most_KPIs_at_once_is_more_than_half(int worked, int all, bool said)
    {
        var kpis = Enumerable.Range(0, all).Select(i => Kpi(worked: i < worked)).ToList();
        Assert.Equal(said, Said(View([]) with { Kpis = kpis }, "most-kpis-at-once").Count == 1);
    }

    [Fact]
    public void Units_beyond_their_limits_are_named_once()
    {
        var said = Assert.Single(Said(View([.. Enumerable.Range(0, 5).Select(_ => Objective())]), "objective-count"));
        Assert.Equal((s_sales, "Sales has 5 objectives in this cycle; it should have 3 at most."), (said.Remark.UnitId!.Value, said.Remark.Text));
        Assert.Empty(Said(View([.. Enumerable.Range(0, 3).Select(_ => Objective()), Objective(lifecycle: Lifecycle.Draft)]), "objective-count"));
    }

    [Fact]
    public void A_unit_with_more_than_twice_the_companys_is_out_of_proportion()
    {
        var nine = View([.. Enumerable.Range(0, 9).Select(_ => Objective())]);
        Assert.Single(Said(nine, "out-of-proportion"));
        Assert.Empty(Said(nine with { ObjectivesOfCompany = 5 }, "out-of-proportion"));
    }

    private static List<(string Code, CycleRemark Remark)> Said(CycleView view, params string[] codes) =>
        [.. CoachRules.OfCycles.Where(r => codes.Contains(r.Card.Code)).SelectMany(r => r.Look(view).Select(remark => (r.Card.Code, remark)))];

    private static CycleView View(IReadOnlyList<CycleObjective> objectives) => new(s_company, objectives, [], 4, 20, _ => Given.Limits);

    private static CycleObjective Objective(Lifecycle lifecycle = Lifecycle.Published, Pace? pace = null, int keyResults = 2, int metrics = 0) => new(
        new(Guid.CreateVersion7()), "Small customers stay with us", s_sales, "Sales", false, false, lifecycle, pace, keyResults, [.. Enumerable.Range(0, metrics).Select(_ => Guid.NewGuid())]);

    private static WatchedKpi Kpi(bool red = false, bool worked = false) => new(Guid.NewGuid(), "Churn", s_sales, red, worked);
}
