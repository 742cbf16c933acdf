using Setpoint.Contracts.CheckIns;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Notifications;

public sealed class ReminderTests(NotificationsFixture service) : IClassFixture<NotificationsFixture>
{
    private static readonly DateTimeOffset s_due = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_reminder_reaches_its_person_once_in_their_own_time_with_one_click_to_the_form()
    {
        var person = Guid.CreateVersion7();
        var one = Guid.CreateVersion7();
        var reminded = new CheckInReminded(Guid.CreateVersion7(), person, s_due, [new(one, "Every parcel arrives"), new(Guid.CreateVersion7(), null)], s_due.AddHours(-4));

        // Before the person is known here, and twice.
        await service.Broker.PublishAsync(reminded);
        await service.Broker.PublishAsync(reminded);
        await Eventually.TrueAsync(async () => await service.QueryAsync<long>("select count(*) from direct_notice where person_id = $1", person) == 1);
        await service.Broker.PublishAsync(
            TestOrganization.Person(person, "Olga Owner", service.Org.InsideSales, "member") with { TimeZone = "Europe/Amsterdam" });

        // Until then nobody has an inbox here.
        await Eventually.TrueAsync(async () => await service.QueryAsync<long>("select count(*) from person where id = $1", person) == 1);
        var item = Assert.Single((await service.InboxAsync(person, inbox => inbox.Unread > 0)).Items);
        Assert.Equal(("check-in-reminded", "/checkin"), (item.Kind, item.Link));
        Assert.Equal("Check in on 2 objectives by Friday 20 November, 15:00", item.Title); // written before their clock was known
        Assert.Equal("“Every parcel arrives” and 1 more.", item.Body);

        await service.Broker.PublishAsync(reminded with { Id = Guid.CreateVersion7(), Objectives = [new(one, null)] });
        var inbox = await service.InboxAsync(person, seen => seen.Items.Count == 2);
        Assert.Equal(
            ("Check in on an objective by Friday 20 November, 16:00", "It takes five minutes.", $"/checkin/{one}"), (inbox.Items[0].Title, inbox.Items[0].Body, inbox.Items[0].Link));
    }
}
