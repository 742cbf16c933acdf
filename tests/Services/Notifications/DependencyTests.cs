using Setpoint.Contracts.Goals;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Notifications;

public sealed class DependencyTests(NotificationsFixture service) : IClassFixture<NotificationsFixture>
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 16, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Those_who_lead_the_helping_unit_are_told_once_and_who_asked_is_told_the_answer()
    {
        var asker = await service.PersonAsync();
        var asked = Asked(asker, service.Org.Sales) with { What = "Order data of October" };
        await service.Broker.PublishAsync(asked);
        var lead = Single(await service.InboxAsync(service.Org.SalesLead, i => i.Items.Any(x => x.Kind == "dependency-asked")), "dependency-asked");
        Assert.Equal(("Operations needs something from Sales", "Order data of October. By 30 Nov 2026. Accept or decline it."), (lead.Title, lead.Body));
        Assert.Equal(("/d/sales", s_at, null), (lead.Link, lead.At, lead.Health));

        var declined = asked with { Version = 2, State = "declined", DecidedBy = service.Org.SalesLead, DecidedAt = s_at.AddHours(1), Note = "No capacity" };
        await service.Broker.PublishAsync(declined);
        await service.Broker.PublishAsync(asked);
        await service.Broker.PublishAsync(declined);
        var answer = Single(await service.InboxAsync(asker, i => i.Unread == 1), "dependency-declined");
        Assert.Equal(("Sales cannot help Operations", "Order data of October. Why: No capacity"), (answer.Title, answer.Body));
        Assert.Equal($"/objectives/{asked.ObjectiveId}", answer.Link);
        await service.SettledAsync();
        Single(await service.InboxAsync(service.Org.SalesLead), "dependency-asked");
    }

    [Fact]
    public async Task A_unit_without_a_lead_is_answered_for_by_the_nearest_above_and_unknown_units_are_waited_for()
    {
        var asker = Guid.CreateVersion7();
        var late = Guid.CreateVersion7();
        var asked = Asked(asker, late);
        await service.Broker.PublishAsync(asked);
        await Eventually.TrueAsync(() => service.QueryAsync<bool>("select exists (select 1 from dependency where id = $1 and told < version)", asked.Id));

        await service.Broker.PublishAsync(TestOrganization.Unit(late, "Returns", "returns", "team", service.Org.Operations, null));
        var told = await service.InboxAsync(service.Org.OperationsLead, i => i.Items.Any(x => x.Title == "Operations needs something from Returns"));
        Assert.Equal("By 30 Nov 2026. Accept or decline it.", told.Items.Single(i => i.Title == "Operations needs something from Returns").Body);

        await service.Broker.PublishAsync(asked with { Version = 2, State = "accepted", DecidedBy = service.Org.OperationsLead, DecidedAt = s_at });
        await Eventually.TrueAsync(() => service.QueryAsync<bool>("select exists (select 1 from dependency where id = $1 and version = 2 and told < 2)", asked.Id));
        await service.Broker.PublishAsync(TestOrganization.Person(asker, "Nia Newcomer", service.Org.Operations, "member"));
        await Eventually.TrueAsync(() => service.QueryAsync<bool>("select exists (select 1 from person where id = $1)", asker));
        Assert.Equal("Returns will help Operations", Single(await service.InboxAsync(asker, i => i.Unread == 1), "dependency-accepted").Title);
    }

    private DependencyChanged Asked(Guid asker, Guid helping) => new(
        Guid.CreateVersion7(), 1, Guid.CreateVersion7(), service.Org.Operations, helping, null, new(2026, 11, 30), "asked", asker, s_at, null, null, null, null);

    private static EntrySeen Single(InboxSeen inbox, string kind) => inbox.Items.Single(i => i.Kind == kind);
}
