using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Learning;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>How well weekly confidence predicted what was measured, for the team's own eyes.</summary>
public sealed class CalibrationTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private static readonly object s_note = new { achieved = "a", learned = "b", wrongAssumption = "c", continuesAsKpi = "d", stops = "e" };

    /// <summary>
    /// Five reached (0.8 said), five not (0.3 said): 5 × 0.04 + 5 × 0.09 = 0.65. In the second week 0.5 and then 0.9 of one that was reached:
    /// 0.01. What is said after the window counts nothing. 0.66 / 11 = 0.06.
    /// </summary>
    [Fact]
    public async Task What_was_believed_week_by_week_is_held_against_what_was_measured_and_never_against_the_grade()
    {
        var (cycle, objective) = await BeginAsync(goals.Org.InsideSales, "Q1 2026", 2026, 10, 5);
        var ids = objective.KeyResults.Select(k => k.Id).ToArray();
        await SayAsync(objective, new(2026, 1, 14, 9, 0, 0, TimeSpan.Zero), [.. ids.Select((id, i) => new KeyResultCheckIn(id, i < 5 ? 10 : 4, i < 5 ? 0.8m : 0.3m))]);
        await SayAsync(objective, new(2026, 1, 20, 9, 0, 0, TimeSpan.Zero), new KeyResultCheckIn(ids[0], null, 0.5m));
        await SayAsync(objective, new(2026, 1, 25, 22, 0, 0, TimeSpan.Zero), new KeyResultCheckIn(ids[0], null, 0.9m));
        await SayAsync(objective, new(2026, 4, 1, 0, 30, 0, TimeSpan.Zero), new KeyResultCheckIn(ids[9], null, 1m));
        await CloseAsync(cycle, objective);

        var team = goals.Speak(goals.Org.Seller);
        var found = await team.GetAsync<CalibrationResponse>($"/api/goals/units/{goals.Org.InsideSales}/calibration?cycle={cycle.Id}");

        Assert.Equal((CalibrationVerdict.Shown, 10, 11, 0.06m), Of(found.Together));
        Assert.Equal(
            [(0m, 0, null), (0.2m, 5, 0m), (0.4m, 0, null), (0.6m, 0, null), (0.8m, 6, (decimal?)1m)],
            found.Together.Buckets.Select(b => (b.From, b.Predictions, b.Share)));
        Assert.Equal(0.816666666667m, found.Together.Buckets[^1].MeanConfidence);
        Assert.Equal((10, 5, 1m), (found.Explain.LeastKeyResults, found.Explain.LeastPersons, found.Explain.SuccessLines[ObjectiveKind.Committed]));

        // Corrected after the close: the snapshot stands.
        await SayAsync(objective, new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), [.. ids.Select(id => new KeyResultCheckIn(id, 0, null))]);
        await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.Restated is not null);
        Assert.Equal(Of(found.Together), Of((await team.GetAsync<CalibrationResponse>($"/api/goals/units/{goals.Org.InsideSales}/calibration")).Together));
    }

    [Fact]
    public async Task Too_few_key_results_or_persons_are_counted_and_not_shown()
    {
        var unit = goals.Org.Operations;
        await SaidAndClosedAsync(unit, 2021, 5, 5);
        await SaidAndClosedAsync(unit, 2022, 5, 5);
        await SaidAndClosedAsync(unit, 2023, 10, 2);

        var found = await goals.Speak(goals.Org.OperationsLead).GetAsync<CalibrationResponse>($"/api/goals/units/{unit}/calibration");

        Assert.Equal(
            [(CalibrationVerdict.TooFewPeople, 10, 10, null), (CalibrationVerdict.TooFew, 5, 5, null), (CalibrationVerdict.TooFew, 5, 5, (decimal?)null)],
            found.Cycles.Select(c => Of(c.Figure)));
        Assert.All(found.Cycles, c => Assert.Empty(c.Figure.Buckets));
        Assert.Equal((CalibrationVerdict.Shown, 10, 10, 0.25m), Of(found.Together));
        Assert.Equal(10, found.Together.LeftOut.OfFewPeople);
    }

    [Fact]
    public async Task It_is_the_teams_own_and_nobody_sees_it_for_being_above()
    {
        var (org, cycle) = (goals.Org, await goals.QuarterAsync());
        var address = $"/api/goals/units/{org.Sales}/calibration";
        foreach (var above in (Guid[])[org.Admin, org.Executive, org.Viewer, org.Seller, org.OperationsLead])
        {
            Assert.Equal((403, "forbidden"), await StatusAsync(above, address));
        }

        Assert.Empty((await goals.Speak(org.SalesLead).GetAsync<CalibrationResponse>(address)).Cycles);
        Assert.Equal((404, "not-found"), await StatusAsync(org.SalesLead, $"/api/goals/units/{Guid.NewGuid()}/calibration"));
        Assert.Equal((422, "invalid"), await StatusAsync(org.SalesLead, $"{address}?cycle={cycle.Id}"));
    }

    /// <summary>Each reached, and 0.5 said of it once: 0.25.</summary>
    private async Task SaidAndClosedAsync(Guid unit, int year, int keyResults, int persons)
    {
        var (cycle, objective) = await BeginAsync(unit, $"Q1 {year}", year, keyResults, persons);
        await SayAsync(objective, new(year, 1, 14, 9, 0, 0, TimeSpan.Zero), [.. objective.KeyResults.Select(k => new KeyResultCheckIn(k.Id, 10, 0.5m))]);
        await CloseAsync(cycle, objective);
    }

    private async Task<(CycleResponse, ObjectiveResponse)> BeginAsync(Guid unit, string name, int year, int keyResults, int persons)
    {
        var org = goals.Org;
        Guid[] people = [org.Admin, org.Executive, org.SalesLead, org.Seller, org.OperationsLead];
        var cycle = await goals.Admin.PlanAsync(name, new(year, 1, 1), new(year, 3, 31), CyclePhase.Active);
        var objective = await goals.Admin.PublishAsync(Sample.Objective(
            cycle, unit, org.SalesLead, [.. Enumerable.Range(0, keyResults).Select(i => Sample.Number(10) with { OwnerId = people[i % persons] })]));
        return (cycle, objective);
    }

    private async Task SayAsync(ObjectiveResponse objective, DateTimeOffset at, params KeyResultCheckIn[] values)
    {
        var said = new CheckInSubmitted(Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, at, null, values);
        await goals.Broker.PublishAsync(said);
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from check_in where id = $1)", said.CheckInId));
    }

    /// <summary>Graded 1.00, whatever was measured.</summary>
    private async Task CloseAsync(CycleResponse cycle, ObjectiveResponse objective)
    {
        cycle = await goals.Admin.MoveAsync(cycle, CyclePhase.Grading);
        await goals.Admin.StepAsync(objective.Id, "grade", new { grade = 1, reason = "We think so", learning = s_note });
        await goals.Admin.MoveAsync(cycle, CyclePhase.Closed);
    }

    private async Task<(int, string?)> StatusAsync(Guid person, string address)
    {
        var (status, code, _) = await GoalsClient.ProblemAsync(goals.Speak(person).Http.GetAsync(address));
        return (status, code);
    }

    private static (CalibrationVerdict, int, int, decimal?) Of(CalibrationView figure) => (figure.Verdict, figure.KeyResults, figure.Predictions, figure.Brier);
}
