using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Setpoint.CheckIns.Reminders;
using Setpoint.Contracts.CheckIns;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

/// <summary>Rhythm, days off, reminders and what became of what was asked for. Week of Monday 16 to Sunday 22 November 2026.</summary>
public sealed class RhythmTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    private static readonly DateTimeOffset s_friday = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Only_who_is_missing_is_reminded_at_their_own_hour_and_once()
    {
        await service.Broker.HearAsync<CheckInReminded>();
        service.Clock.Set(s_friday.AddHours(-12));
        var (east, west, said) = (await service.PersonAsync("Asia/Tokyo"), await service.PersonAsync("America/New_York"), await service.PersonAsync("Asia/Tokyo"));
        var ours = await service.PublishObjectiveAsync(owner: east);
        var second = await service.PublishObjectiveAsync("private", owner: east);
        await service.PublishObjectiveAsync(owner: west);
        await service.CheckInAsync(said, await service.PublishObjectiveAsync(owner: said));

        // Four hours before 16:00 it is noon: 03:00 UTC in Tokyo, 17:00 UTC in New York.
        await SweepAsync(s_friday.AddHours(3).AddSeconds(-1));
        Assert.Equal(0, await RemindersOfAsync(east));
        await SweepAsync(s_friday.AddHours(3));
        await SweepAsync(s_friday.AddHours(3).AddMinutes(1));

        var told = await service.Broker.ExpectAsync<CheckInReminded>(e => e.PersonId == east);
        Assert.Equal(s_friday.AddHours(7), told.Due);
        Assert.Equal(new HashSet<(Guid, string?)> { (ours.Id, "A pipeline people trust"), (second.Id, null) }, told.Objectives.Select(o => (o.Id, o.Title)).ToHashSet());
        Assert.Equal((2, 0, 0), (await RemindersOfAsync(east), await RemindersOfAsync(west), await RemindersOfAsync(said)));

        await service.CheckInAsync(west, await service.PublishObjectiveAsync(owner: west));
        await SweepAsync(s_friday.AddHours(17));
        Assert.Equal(1, await RemindersOfAsync(west)); // of the one that is missing
        await service.OutboxIsEmptyAsync();
        Assert.Single(service.Broker.Of<CheckInReminded>(), e => e.PersonId == east);
    }

    [Fact]
    public async Task A_round_asks_those_whose_hour_has_come_since_and_every_hour_all()
    {
        service.Clock.Set(s_friday.AddHours(-12));
        var (tokyo, adelaide, late) = (await service.PersonAsync("Asia/Tokyo"), await service.PersonAsync("Australia/Adelaide"), await service.PersonAsync("Asia/Tokyo"));
        await service.PublishObjectiveAsync(owner: tokyo);
        await service.PublishObjectiveAsync(owner: adelaide);
        var rounds = new ReminderRounds();

        await RoundAsync(new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero)); // all: it is 11:30 in Adelaide, 10:00 in Tokyo
        Assert.Equal((0, 0), (await RemindersOfAsync(adelaide), await RemindersOfAsync(tokyo)));
        await RoundAsync(new(2026, 11, 20, 1, 30, 0, TimeSpan.Zero));
        Assert.Equal((1, 0), (await RemindersOfAsync(adelaide), await RemindersOfAsync(tokyo)));
        await RoundAsync(new(2026, 11, 20, 2, 59, 0, TimeSpan.Zero)); // all again
        await RoundAsync(new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal((1, 1), (await RemindersOfAsync(adelaide), await RemindersOfAsync(tokyo)));

        await service.PublishObjectiveAsync(owner: late); // in Tokyo, after the hour
        await RoundAsync(new(2026, 11, 20, 3, 58, 0, TimeSpan.Zero));
        Assert.Equal(0, await RemindersOfAsync(late));
        await RoundAsync(new(2026, 11, 20, 3, 59, 0, TimeSpan.Zero));
        Assert.Equal((1, 1, 1), (await RemindersOfAsync(adelaide), await RemindersOfAsync(tokyo), await RemindersOfAsync(late)));

        async Task RoundAsync(DateTimeOffset now)
        {
            service.Clock.Set(now);
            await using var scope = service.Inside.CreateAsyncScope();
            await rounds.NextAsync(scope.ServiceProvider.GetRequiredService<ReminderSweep>(), now, default);
        }
    }

    [Fact]
    public async Task Nobody_owes_what_was_asked_for_before_the_objective_was_agreed()
    {
        var (person, other) = (await service.PersonAsync(), await service.PersonAsync());
        var (agreedAfter, agreedBefore) = (await service.PublishObjectiveAsync(owner: person), await service.PublishObjectiveAsync(owner: other));
        await service.TellAsync(agreedAfter with { Version = 2, PublishedAt = s_friday.AddHours(16).AddMinutes(1) }); // due at 16:00
        await service.TellAsync(agreedBefore with { Version = 2, PublishedAt = s_friday.AddHours(16) });
        await SweepAsync(s_friday.AddHours(17));
        Assert.Equal((0, 1), (await RemindersOfAsync(person), await RemindersOfAsync(other)));
        Assert.Equal((0, 1), (await DueOfAsync(person), await DueOfAsync(other)));

        Assert.Equal(("skipped", "overdue"), (await FormStateAsync(person), await FormStateAsync(other)));

        service.Clock.Set(s_friday.AddDays(7).AddHours(9));
        Assert.Equal(1, await DueOfAsync(person));
    }

    [Fact]
    public async Task A_moved_hour_reminds_nobody_again_and_the_next_week_does()
    {
        var person = await service.PersonAsync();
        await service.PublishObjectiveAsync(owner: person);
        await SweepAsync(s_friday.AddHours(12));
        Assert.Equal(1, await RemindersOfAsync(person));

        await service.DecideAsync(service.Org.InsideSales, 1, new() { ["checkInHour"] = "18", ["checkInRemindHours"] = "2" });
        await SweepAsync(s_friday.AddHours(16));
        Assert.Equal(1, await RemindersOfAsync(person));
        await SweepAsync(s_friday.AddDays(7).AddHours(16));
        Assert.Equal(2, await RemindersOfAsync(person));
        await service.DecideAsync(service.Org.InsideSales, 2, []);
    }

    [Fact]
    public async Task Nobody_is_reminded_on_days_off_and_holidays_move_the_hour()
    {
        var (here, away) = (await service.PersonAsync(), await service.PersonAsync());
        await service.PublishObjectiveAsync(owner: here);
        await service.PublishObjectiveAsync(owner: away);
        service.Clock.Set(s_friday.AddDays(7));
        using (var theirs = service.As(away))
        {
            using var kept = await theirs.PutAsJsonAsync("/api/checkins/days-off", new { days = new[] { new { first = "2026-11-25", last = "2026-11-27", name = "Hike" } } });
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
            Assert.Empty(await DueAsync(theirs));
        }

        using var lead = service.As(service.Org.SalesLead);
        using var holiday = await lead.PutAsJsonAsync(
            $"/api/checkins/units/{service.Org.Sales}/days-off", new { days = new[] { new { first = "2026-12-04", name = "Founders' day" } } });
        Assert.Equal(HttpStatusCode.OK, holiday.StatusCode);

        await SweepAsync(s_friday.AddDays(7).AddHours(12));
        Assert.Equal((1, 0), (await RemindersOfAsync(here), await RemindersOfAsync(away)));
        await SweepAsync(s_friday.AddDays(13).AddHours(12)); // Thursday 3 December, because Friday is off
        Assert.Equal((2, 1), (await RemindersOfAsync(here), await RemindersOfAsync(away)));
    }

    [Fact]
    public async Task A_calendar_file_adds_its_whole_days_once()
    {
        service.Clock.Set(s_friday);
        using var lead = service.As(service.Org.OperationsLead);
        var address = new Uri($"/api/checkins/units/{service.Org.Operations}/days-off/calendar", UriKind.Relative);
        const string file =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Acme//EN\r\n" +
            "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20201225\r\nDTEND;VALUE=DATE:20201227\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\n" +
            "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nRECURRENCE-ID;VALUE=DATE:20271225\r\nDTSTART;VALUE=DATE:20271228\r\nDTEND;VALUE=DATE:20271229\r\nSUMMARY:Moved\r\nEND:VEVENT\r\n" +
            "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nRECURRENCE-ID;VALUE=DATE:20281225\r\nDTSTART;VALUE=DATE:20281225\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n" +
            "BEGIN:VEVENT\r\nUID:3\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261130\r\nSTATUS:CANCELLED\r\nSUMMARY:Called off\r\nEND:VEVENT\r\n" +
            "BEGIN:VEVENT\r\nUID:2\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20261126T090000Z\r\nDTEND:20261126T100000Z\r\nSUMMARY:A meeting\r\nEND:VEVENT\r\n" +
            "END:VCALENDAR\r\n";

        for (var round = 0; round < 2; round++)
        {
            using var content = new StringContent(file, Encoding.UTF8, "text/calendar");
            using var answer = await lead.PostAsync(address, content);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var body = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            Assert.Equal(1, (int)body["version"]!);
            Assert.Equal(
                [("2025-12-25", "2025-12-26"), ("2026-12-25", "2026-12-26"), ("2027-12-28", "2027-12-28")],
                body["days"]!.AsArray().Select(d => ((string)d!["first"]!, (string)d["last"]!)));
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:19000101\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:19000101\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    public async Task A_file_that_is_none_or_too_much_is_refused(string file)
    {
        using var lead = service.As(service.Org.OperationsLead);
        using var content = new StringContent(file, Encoding.UTF8, "text/calendar");

        using var answer = await lead.PostAsync(new Uri($"/api/checkins/units/{service.Org.Operations}/days-off/calendar", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["file"], (await answer.ReadProblemAsync()).Fields);
    }

    [Fact]
    public async Task Leads_read_what_became_of_what_was_asked_for_and_nobody_else_does()
    {
        // Three turns: the weeks of 2, 9 and 16 November, asked for on Fridays 6, 13 and 20 at 16:00.
        service.Clock.Set(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
        var person = await service.PersonAsync();
        var objective = await service.PublishObjectiveAsync(owner: person, start: new DateOnly(2026, 11, 1));
        await service.TellAsync(objective with { Version = 2, UnitId = service.Org.Operations });
        await service.CheckInAsync(service.Org.Admin, objective); // on time

        // Agreed in the third week, though its window is the same: of it the third and the fourth were asked for.
        var later = await service.PublishObjectiveAsync(owner: person, start: new DateOnly(2026, 11, 1));
        await service.TellAsync(later with { Version = 2, UnitId = service.Org.Operations, PublishedAt = new DateTimeOffset(2026, 11, 16, 10, 0, 0, TimeSpan.Zero) });
        service.Clock.Set(new DateTimeOffset(2026, 11, 14, 9, 0, 0, TimeSpan.Zero));
        await service.CheckInAsync(service.Org.Admin, objective); // late, on Saturday
        service.Clock.Set(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)); // Monday: the third is missed, the fourth is open
        await service.CheckInAsync(service.Org.Admin, objective, at: new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero)); // too late to be late

        using var lead = service.As(service.Org.OperationsLead);
        var report = (await lead.GetFromJsonAsync<JsonObject>($"/api/checkins/units/{service.Org.Operations}/participation?from=2026-11-02&to=2026-11-29"))!;
        using var seller = service.As(service.Org.Seller);
        using var refused = await seller.GetAsync($"/api/checkins/units/{service.Org.Operations}/participation");

        var counts = report["units"]![0]!["counts"]!;
        Assert.Equal(
            (6, 1, 1, 2, 2, 0),
            ((int)counts["asked"]!, (int)counts["onTime"]!, (int)counts["late"]!, (int)counts["missed"]!, (int)counts["open"]!, (int)counts["skipped"]!));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task The_rhythm_of_a_unit_says_who_decided_what()
    {
        service.Clock.Set(s_friday);
        await service.DecideAsync(service.Org.Operations, 1, new() { ["checkInWeekday"] = "thursday", ["checkInHour"] = "9", ["checkInClock"] = "unit" });
        using var seller = service.As(service.Org.Seller);

        var rhythm = (await seller.GetFromJsonAsync<JsonObject>($"/api/checkins/units/{service.Org.Operations}/rhythm"))!;

        Assert.Equal(("thursday", 9, "unit", 1), ((string)rhythm["weekday"]!, (int)rhythm["hour"]!, (string)rhythm["clock"]!, (int)rhythm["everyWeeks"]!));
        Assert.Equal(service.Org.Operations, (Guid)rhythm["decidedBy"]!["checkInHour"]!);
        Assert.Null(rhythm["decidedBy"]!["checkInEveryWeeks"]);
        Assert.Equal(new DateTimeOffset(2026, 11, 19, 9, 0, 0, TimeSpan.Zero), (DateTimeOffset)rhythm["due"]!);
    }

    [Fact]
    public async Task One_that_describes_the_future_does_not_silence_the_next()
    {
        service.Clock.Set(s_friday.AddDays(21).AddHours(-12));
        var person = await service.PersonAsync();
        var objective = await service.PublishObjectiveAsync(owner: person);
        var said = await service.CheckInAsync(person, objective);

        // None is accepted; a clock that was wrong for an hour, or another program, may have left one behind.
        Assert.Equal(1, await service.QueryAsync<long>(
            "with moved as (update check_in set at = at + interval '7 days' where id = $1 returning 1) select count(*) from moved", said.Id));
        await SweepAsync(s_friday.AddDays(21).AddHours(12));
        Assert.Equal(0, await RemindersOfAsync(person)); // it was said this week
        await SweepAsync(s_friday.AddDays(28).AddHours(12));

        Assert.Equal(1, await RemindersOfAsync(person));
        using var client = service.As(person);
        Assert.Equal(objective.Id, (Guid)Assert.Single(await DueAsync(client))!["objectiveId"]!);
        var form = (await client.GetFromJsonAsync<JsonObject>("/api/checkins/form"))!["objectives"]![0]!;
        Assert.Equal("due", (string)form["state"]!);
    }

    private async Task SweepAsync(DateTimeOffset now)
    {
        service.Clock.Set(now);
        await using var scope = service.Inside.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReminderSweep>().RunAsync(null, default);
    }

    private async Task<string> FormStateAsync(Guid person)
    {
        using var client = service.As(person);
        return (string)(await client.GetFromJsonAsync<JsonObject>("/api/checkins/form"))!["objectives"]!.AsArray().Single()!["state"]!;
    }

    private Task<long> RemindersOfAsync(Guid person) => service.QueryAsync<long>("select count(*) from reminder where person_id = $1", person);

    private async Task<int> DueOfAsync(Guid person)
    {
        using var client = service.As(person);
        return (await DueAsync(client)).Count;
    }

    private static async Task<JsonArray> DueAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonObject>("/api/checkins/due"))!["items"]!.AsArray();
}
