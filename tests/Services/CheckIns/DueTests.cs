using System.Net.Http.Json;

namespace Setpoint.Services.Tests.CheckIns;

public sealed class DueTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    private static readonly DateTimeOffset s_wednesday = new(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task My_running_objectives_are_due_until_somebody_checks_in_this_week()
    {
        service.Clock.Set(s_wednesday);
        var owner = await service.PersonAsync("UTC");
        var never = await service.PublishObjectiveAsync(owner: owner, end: new DateOnly(2026, 11, 30));
        var lastWeek = await service.PublishObjectiveAsync(owner: owner, end: new DateOnly(2026, 12, 31));
        var thisWeek = await service.PublishObjectiveAsync(owner: owner);
        await service.PublishObjectiveAsync(owner: owner, lifecycle: "draft");
        await service.PublishObjectiveAsync(owner: owner, start: new DateOnly(2026, 11, 19), end: new DateOnly(2026, 12, 31));
        await service.PublishObjectiveAsync(owner: owner, start: new DateOnly(2026, 7, 1), end: new DateOnly(2026, 9, 30));
        await service.PublishObjectiveAsync(owner: service.Org.SalesLead);
        var sunday = new DateTimeOffset(2026, 11, 15, 23, 59, 0, TimeSpan.Zero);
        await service.CheckInAsync(owner, lastWeek, at: sunday);
        await service.CheckInAsync(owner, lastWeek, at: sunday.AddDays(-7));
        await service.CheckInAsync(service.Org.Admin, thisWeek, at: sunday.AddMinutes(1));

        var due = await DueAsync(owner);

        Assert.Equal([(never.Id, (DateTimeOffset?)null), (lastWeek.Id, sunday)], due.Select(d => (d.ObjectiveId, d.LastAt)));
        Assert.All(due, d => Assert.Equal(new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero), d.Due));
        Assert.Equal(("A pipeline people trust", service.Org.InsideSales), (due[0].Title, due[0].UnitId));
    }

    [Fact]
    public async Task The_week_begins_on_the_owners_own_monday()
    {
        service.Clock.Set(s_wednesday);
        var owner = await service.PersonAsync("America/New_York");
        var objective = await service.PublishObjectiveAsync("private", owner: owner);
        await service.CheckInAsync(owner, objective, at: new DateTimeOffset(2026, 11, 16, 4, 30, 0, TimeSpan.Zero)); // still Sunday there

        var due = Assert.Single(await DueAsync(owner));

        Assert.Null(due.Title); // not public: its text stays where it is kept
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 21, 0, 0, TimeSpan.Zero), due.Due);
    }

    [Fact]
    public async Task The_rhythm_is_the_one_that_the_unit_has_decided()
    {
        service.Clock.Set(s_wednesday);
        var owner = await service.PersonAsync("UTC");
        var objective = await service.PublishObjectiveAsync(owner: owner);
        await service.CheckInAsync(owner, objective, at: new DateTimeOffset(2026, 11, 9, 8, 0, 0, TimeSpan.Zero)); // last week
        Assert.Equal(objective.Id, Assert.Single(await DueAsync(owner)).ObjectiveId);

        // Every eight weeks: 5 October to 29 November. Said already.
        await DecideAsync(1, new() { ["checkInEveryWeeks"] = "8" });
        Assert.Empty(await DueAsync(owner));
        await DecideAsync(2, new() { ["checkInWeekday"] = "tuesday" });
        Assert.Equal(new DateTimeOffset(2026, 11, 17, 16, 0, 0, TimeSpan.Zero), Assert.Single(await DueAsync(owner)).Due);
        await DecideAsync(3, []);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero), Assert.Single(await DueAsync(owner)).Due);
    }

    private Task DecideAsync(long version, Dictionary<string, string> values) => service.DecideAsync(service.Org.Sales, version, values);

    private async Task<IReadOnlyList<DueSeen>> DueAsync(Guid person)
    {
        using var client = service.As(person);
        return (await client.GetFromJsonAsync<PageSeen<DueSeen>>("/api/checkins/due"))!.Items;
    }

    private sealed record DueSeen(Guid ObjectiveId, string? Title, Guid UnitId, DateTimeOffset? LastAt, DateTimeOffset Due);
}
