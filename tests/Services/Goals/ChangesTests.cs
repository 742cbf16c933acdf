using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Changes;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class ChangesTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task What_happened_since_a_date_is_told_newest_first_with_before_and_after()
    {
        var cycle = await goals.QuarterAsync();
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead);
        var before = await goals.Admin.PublishAsync(request);
        await CheckInAsync(before, 3);
        var since = await goals.QueryAsync<DateTime>("select clock_timestamp()");

        // Changes of targets bear the service's clock, which stands in the past; the rest the database's.
        await CheckInAsync(before, 6);
        await CheckInAsync(before, 9);
        var objective = await goals.Speak(goals.Org.SalesLead).PublishAsync(request with { Title = "Later" });
        await goals.Admin.StepAsync(objective.Id, "retire", new { reason = "The market went away" });

        var changes = (await ListAsync(goals.Admin, since)).Items;
        Assert.Equal(
            [(ChangeKind.Retired, objective.Id), (ChangeKind.Published, objective.Id), (ChangeKind.Progress, before.Id)],
            changes.Where(c => c.Objective.Id == objective.Id || c.Objective.Id == before.Id).Select(c => (c.Kind, c.Objective.Id)));
        var retired = changes.First(c => c.Kind == ChangeKind.Retired);
        Assert.Equal(("Ada Admin", "The market went away", "Sales"), (retired.By!.Name, retired.Reason, retired.Objective.Unit.Name));
        Assert.Equal("Lea Lead", changes.First(c => c.Kind == ChangeKind.Published).By!.Name);
        var moved = changes.Single(c => c.Kind == ChangeKind.Progress);
        Assert.Equal((0.25m, 0.75m, null), (moved.From, moved.To, moved.By));

        var first = await ListAsync(goals.Admin, since, "&limit=2");
        var rest = await ListAsync(goals.Admin, since, $"&limit=2&cursor={Uri.EscapeDataString(first.Next!)}");
        Assert.Equal(changes.Select(c => (c.Kind, c.Objective.Id)), first.Items.Concat(rest.Items).Select(c => (c.Kind, c.Objective.Id)));
        Assert.Empty((await ListAsync(goals.Admin, since, $"&unit={goals.Org.Operations}")).Items);
        Assert.Equal(422, (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync("/api/goals/changes"))).Status);
    }

    [Fact]
    public async Task A_changed_target_is_told_with_old_and_new_and_the_reason()
    {
        var request = Sample.Objective(await goals.QuarterAsync(), goals.Org.InsideSales, goals.Org.SalesLead);
        var objective = await goals.Admin.PublishAsync(request);
        KeyResultRequest To(decimal target) => Sample.Number(target) with { Id = objective.KeyResults[0].Id };
        objective = await goals.Admin.EditAsync(objective, request with { KeyResults = [To(15)], Reason = "A third depot" });
        await goals.Admin.EditAsync(objective, request with { KeyResults = [To(18)], Reason = "A fourth depot" });

        var changes = (await ListAsync(goals.Admin, new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc), $"&unit={goals.Org.InsideSales}")).Items.Where(c => c.Kind == ChangeKind.Target).ToList();
        Assert.Equal([(15m, 18m, "A fourth depot"), (12m, 15m, "A third depot")], changes.Select(c => (c.From!.Value, c.To!.Value, c.Reason!)));
        Assert.Equal(("Depots with a second shift", "Ada Admin"), (changes[0].KeyResult!.Title, changes[0].By!.Name));
    }

    [Fact]
    public async Task Nothing_is_told_of_what_the_caller_may_not_see()
    {
        var hidden = await goals.Admin.PublishAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead) with { Visibility = Visibility.Private });
        await CheckInAsync(hidden, 6);
        var since = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(2, (await ListAsync(goals.Speak(goals.Org.SalesLead), since, "&limit=500")).Items.Count(c => c.Objective.Id == hidden.Id));
        Assert.DoesNotContain((await ListAsync(goals.Speak(goals.Org.OperationsLead), since, "&limit=500")).Items, c => c.Objective.Id == hidden.Id);
    }

    private async Task CheckInAsync(ObjectiveResponse objective, decimal value)
    {
        await goals.Broker.PublishAsync(new CheckInSubmitted(
            Guid.CreateVersion7(), 1, objective.Id, goals.Org.SalesLead, new DateTimeOffset(2026, 8, 3, 0, 0, 0, TimeSpan.Zero).AddHours((double)value), 0.9m,
            [new(objective.KeyResults[0].Id, value, null)]));
        await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.Progress == value / 12);
    }

    private static Task<Page<ChangeView>> ListAsync(GoalsClient client, DateTime since, string more = "") =>
        client.GetAsync<Page<ChangeView>>($"/api/goals/changes?since={since.ToUniversalTime():O}{more}");
}
