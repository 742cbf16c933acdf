using System.Net;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;
using static Setpoint.Services.Tests.Notifications.NotificationsFixture;

namespace Setpoint.Services.Tests.Notifications;

public sealed class InboxTests(NotificationsFixture service) : IClassFixture<NotificationsFixture>
{
    [Fact]
    public async Task An_owner_is_told_that_a_metric_turned_red_and_that_it_recovered()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        var alert = Opened(metric);
        await service.Broker.PublishAsync(alert);
        await service.InboxAsync(owner, inbox => inbox.Unread == 1);
        await service.Broker.PublishAsync(Closed(alert));

        var inbox = await service.InboxAsync(owner, inbox => inbox.Unread == 2);

        var (recovered, red) = (inbox.Items[0], inbox.Items[1]);
        Assert.Equal(("alert-opened", "Damage claims turned red", "red"), (red.Kind, red.Title, red.Health));
        Assert.Equal("3.2 per 1,000 parcels in the week of 9 Nov 2026. It was green before.", red.Body);
        Assert.Equal(($"/kpis/{metric.Id}", alert.OpenedAt, false), (red.Link, red.At, red.Read));
        Assert.Equal(("alert-closed", "Damage claims recovered", "green"), (recovered.Kind, recovered.Title, recovered.Health));
        Assert.True(recovered.Seq > red.Seq);
        Assert.Null(inbox.Next);
    }

    [Fact]
    public async Task Each_kind_of_alert_is_told_in_its_own_words_and_a_red_one_that_lasts_proposes_an_objective()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        var red = Opened(metric);
        await service.Broker.PublishAsync(red);
        await service.Broker.PublishAsync(Opened(metric) with { Kind = "deviation", Usual = 1.4m, Score = 5.1m });
        await service.Broker.PublishAsync(Opened(metric) with { Kind = "stale", Value = null, Due = red.OpenedAt });
        await service.Broker.PublishAsync(new ObjectiveProposed(
            red.AlertId, metric.Id, metric.Name, metric.UnitOfMeasure, metric.Decimals, metric.UnitId, owner, new DateOnly(2026, 11, 16), 3.4m, red.OpenedAt));

        var inbox = await service.InboxAsync(owner, inbox => inbox.Unread == 4);

        Assert.Equal(
            ["Damage claims has no new value", "Damage claims is unusually high", "Damage claims turned red", "Time for an objective: Damage claims"],
            inbox.Items.Select(i => i.Title).Order(StringComparer.Ordinal));
        Assert.Single(inbox.Items, i => i.Kind == "objective-proposed");
    }

    [Fact]
    public async Task A_gain_that_held_is_told_once_to_who_answers_for_the_metric_and_for_the_objective_if_they_may_see_it()
    {
        var (owner, elsewhere) = (await service.PersonAsync(), await service.PersonAsync());
        var metric = await service.PublishMetricAsync(owner);
        var gain = new GainJudged(
            metric.Id, metric.Name, metric.UnitOfMeasure, metric.Decimals, metric.UnitId, owner, "green", Guid.CreateVersion7(), Guid.CreateVersion7(),
            elsewhere, "Fewer claims", 4, 2, 2.4m, "held", [new(new(2026, 10, 19), 2.4m)], ProposesThresholds: true, new DateTimeOffset(2026, 11, 16, 6, 0, 0, TimeSpan.Zero));
        await service.Broker.PublishAsync(gain);
        await service.Broker.PublishAsync(gain);
        var hidden = gain with { KeyResultId = Guid.CreateVersion7(), ObjectiveOwnerId = null, ObjectiveTitle = null, Outcome = "regressed" };
        await service.Broker.PublishAsync(hidden);

        var inbox = await service.InboxAsync(owner, inbox => inbox.Unread == 2);
        var theirs = await service.InboxAsync(elsewhere, inbox => inbox.Unread == 1);

        await service.SettledAsync();
        Assert.Equal(["Damage claims held its gain", "Damage claims lost its gain"], inbox.Items.Select(i => i.Title).Order(StringComparer.Ordinal));
        Assert.Equal(("gain-judged", "Damage claims held its gain", $"/kpis/{metric.Id}"), (theirs.Items[0].Kind, theirs.Items[0].Title, theirs.Items[0].Link));
        Assert.StartsWith("From 4.0 per 1,000 parcels to 2.0 per 1,000 parcels when “Fewer claims” closed", theirs.Items[0].Body, StringComparison.Ordinal);
        Assert.Equal(2, (await service.InboxAsync(owner)).Unread);

        var secret = await service.PublishMetricAsync(owner, "unit");
        var outsider = service.Org.OperationsLead;
        await service.Broker.PublishAsync(gain with { MetricId = secret.Id, KeyResultId = Guid.CreateVersion7(), ObjectiveOwnerId = outsider });
        await service.InboxAsync(owner, inbox => inbox.Unread == 3);
        Assert.DoesNotContain((await service.InboxAsync(outsider)).Items, i => i.Link == $"/kpis/{secret.Id}");
    }

    [Fact]
    public async Task The_owner_of_an_objective_is_told_of_a_broken_guardrail_if_they_may_know_of_it()
    {
        var (owner, outsider) = (await service.PersonAsync(), await service.PersonAsync());
        var metric = await service.PublishMetricAsync(owner);
        var broken = new GuardrailBroken(
            Guid.CreateVersion7(), Guid.CreateVersion7(), "Every parcel on time", owner, Guid.CreateVersion7(), metric.Id, metric.Name, metric.UnitOfMeasure,
            metric.Decimals, "red", new(2026, 11, 9), 3.2m, Opened(metric).OpenedAt);
        await service.Broker.PublishAsync(broken);
        await service.Broker.PublishAsync(broken);

        var inbox = await service.InboxAsync(owner, inbox => inbox.Unread > 0);

        Assert.Equal(
            ("guardrail-broken", "Damage claims suffers, a guardrail of “Every parcel on time”", $"/objectives/{broken.ObjectiveId}"),
            (inbox.Items[0].Kind, inbox.Items[0].Title, inbox.Items[0].Link));
        await service.SettledAsync();
        Assert.Equal((1, 0), ((await service.InboxAsync(owner)).Unread, (await service.InboxAsync(outsider)).Unread));
    }

    [Fact]
    public async Task What_another_alert_tells_already_is_not_told_again()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        var red = Opened(metric);
        await service.Broker.PublishAsync(Opened(metric) with { Kind = "deviation", Usual = 1.4m, Score = 5.1m, ToldBy = red.AlertId });
        await service.Broker.PublishAsync(red);

        var inbox = await service.InboxAsync(owner, inbox => inbox.Unread > 0);
        await service.SettledAsync();
        Assert.Equal(["Damage claims turned red"], (await service.InboxAsync(owner)).Items.Select(i => i.Title));
        Assert.Equal(1, inbox.Unread);
    }

    [Fact]
    public async Task Nothing_is_told_twice_however_often_an_alert_arrives()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        var alert = Opened(metric);
        var sameMessage = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => service.Broker.PublishAsync(alert, n < 10 ? sameMessage : null)));
        await service.SettledAsync();

        Assert.Equal(1, (await service.InboxAsync(owner)).Unread);
        Assert.Equal(0, await service.QueryAsync<long>("select count(*) from dead_letter"));
    }

    [Fact]
    public async Task Nobody_is_told_who_has_gone_who_may_not_see_the_metric_or_where_nobody_owns_it()
    {
        var gone = await service.PersonAsync(active: false);
        var outsider = service.Org.OperationsLead;
        var hidden = await service.PublishMetricAsync(outsider, "unit");
        await service.Broker.PublishAsync(Opened(hidden));
        await service.Broker.PublishAsync(Opened(await service.PublishMetricAsync(gone)));
        await service.Broker.PublishAsync(Opened(await service.PublishMetricAsync(owner: null)));
        await service.SettledAsync();

        Assert.Empty((await service.InboxAsync(outsider)).Items);
        Assert.Equal(0, await service.QueryAsync<long>("select count(*) from inbox_item where person_id = $1", gone));

        // The same metric, public: now the outsider may know, of what happens from now on.
        await service.TellAsync(hidden with { Version = 2, Visibility = "public" });
        await service.Broker.PublishAsync(Opened(hidden));
        await service.InboxAsync(outsider, inbox => inbox.Unread == 1);
    }

    [Fact]
    public async Task What_somebody_was_told_goes_when_it_is_older_than_policy_keeps_it_and_nobody_holds_it()
    {
        var (old, held) = (await service.PersonAsync(), service.Org.Seller);
        foreach (var person in new[] { old, held })
        {
            await service.QueryAsync<Guid>(
                """
                insert into inbox_item (id, person_id, kind, title, body, link, at, source_event)
                select gen_random_uuid(), $1, 'alert-opened', 'Of old', '', '', now() - make_interval(days => d), gen_random_uuid()
                from unnest(array[364, 366]) d returning id
                """,
                person);
        }

        await DecideAsync(service.Org.Sales, 1, new() { ["legalHold"] = "yes" });
        var housekeeping = (ServiceDefaults.Operations.Housekeeping)service.Inside.GetService(typeof(ServiceDefaults.Operations.Housekeeping))!;
        await Task.WhenAll(housekeeping.TidyAsync(default), housekeeping.TidyAsync(default));
        Assert.Equal(2, await OldAsync(held));
        await DecideAsync(service.Org.Sales, 2, []);
        await housekeeping.TidyAsync(default);
        Assert.Equal((1, 1), (await OldAsync(held), await OldAsync(old)));

        Task<long> OldAsync(Guid person) => service.QueryAsync<long>("select count(*) from inbox_item where person_id = $1 and title = 'Of old'", person);
    }

    private async Task DecideAsync(Guid unit, long version, Dictionary<string, string> values)
    {
        await service.Broker.PublishAsync(new PolicyChanged(unit, version, values));
        await Eventually.TrueAsync(() => service.QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = $2)", unit, version));
    }

    [Fact]
    public async Task Of_what_is_about_a_person_only_those_are_told_who_may_see_it()
    {
        var person = await service.PersonAsync();
        var owner = await service.PersonAsync();
        var about = await service.PublishMetricAsync(owner);
        await service.TellAsync(about with { Version = 2, AboutPersonId = person });
        await service.Broker.PublishAsync(Opened(about));
        await service.SettledAsync();
        Assert.Empty((await service.InboxAsync(owner)).Items);

        await service.TellAsync(about with { Version = 3, AboutPersonId = owner });
        await service.Broker.PublishAsync(Opened(about));
        await service.InboxAsync(owner, inbox => inbox.Unread == 1);
    }

    [Fact]
    public async Task An_alert_that_overtakes_its_metric_or_its_owner_is_told_when_they_are_known()
    {
        var owner = await service.PersonAsync();
        var metric = service.Metric(owner, "unit");
        await service.Broker.PublishAsync(Opened(metric));
        var newcomer = Guid.CreateVersion7();
        var known = await service.PublishMetricAsync(newcomer, "unit");
        await service.Broker.PublishAsync(Opened(known));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.Broker.PublishAsync(Opened(known, alert: known.Id))));
        await Eventually.SeeAsync(() => service.QueryAsync<long>("select count(*) from notice"), waiting => waiting == 3);
        Assert.Empty((await service.InboxAsync(owner)).Items);

        await service.TellAsync(metric);
        await service.Broker.PublishAsync(TestOrganization.Person(newcomer, "Nia Newcomer", service.Org.InsideSales, "member"));

        await service.InboxAsync(owner, inbox => inbox.Unread == 1);
        await Eventually.SeeAsync(
            () => service.QueryAsync<long>("select count(*) from inbox_item where person_id = $1", newcomer), told => told == 2);
        Assert.Equal(0, await service.QueryAsync<long>("select count(*) from notice"));
    }

    [Fact]
    public async Task What_arrives_while_the_inbox_is_read_is_listed_and_counted_or_neither()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        var arriving = Task.WhenAll(Enumerable.Range(0, 90).Select(_ => service.Broker.PublishAsync(Opened(metric))));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            InboxSeen seen;
            do
            {
                seen = await service.InboxAsync(owner, "?unread=true&limit=100");
                Assert.Equal(seen.Unread, seen.Items.Count);
            }
            while (seen.Unread < 90);
        }));
        await arriving;
    }

    [Fact]
    public async Task Reading_one_or_all_is_kept_and_may_be_repeated()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        for (var n = 0; n < 3; n++)
        {
            await service.Broker.PublishAsync(Opened(metric));
        }

        var inbox = await service.InboxAsync(owner, inbox => inbox.Unread == 3);
        using var client = service.As(owner);
        using var stranger = service.As(service.Org.Admin);
        var one = $"/api/notifications/inbox/{inbox.Items[1].Id}/read";

        using var first = await client.PostAsync(one, null);
        var readAt = await service.QueryAsync<DateTime>("select read_at from inbox_item where id = $1", inbox.Items[1].Id);
        using var again = await client.PostAsync(one, null);
        using var foreign = await stranger.PostAsync(one, null);
        using var missing = await client.PostAsync($"/api/notifications/inbox/{Guid.CreateVersion7()}/read", null);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, again.StatusCode));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
        Assert.Equal(readAt, await service.QueryAsync<DateTime>("select read_at from inbox_item where id = $1", inbox.Items[1].Id));
        var unread = await service.InboxAsync(owner, "?unread=true");
        Assert.Equal((2, 2), (unread.Unread, unread.Items.Count));
        Assert.DoesNotContain(unread.Items, i => i.Id == inbox.Items[1].Id);

        client.DefaultRequestHeaders.Add("Idempotency-Key", "all");
        using var all = await client.PostAsync("/api/notifications/inbox/read", null);
        using var allAgain = await client.PostAsync("/api/notifications/inbox/read", null);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (all.StatusCode, allAgain.StatusCode));
        Assert.Equal(0, (await service.InboxAsync(owner)).Unread);
        Assert.All((await service.InboxAsync(owner)).Items, i => Assert.True(i.Read));
    }

    [Fact]
    public async Task The_inbox_is_paged_newest_first()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        for (var n = 0; n < 5; n++)
        {
            await service.Broker.PublishAsync(Opened(metric));
        }

        await service.InboxAsync(owner, inbox => inbox.Unread == 5);
        var first = await service.InboxAsync(owner, "?limit=3");
        var rest = await service.InboxAsync(owner, $"?limit=3&cursor={Uri.EscapeDataString(first.Next!)}");

        var seqs = first.Items.Concat(rest.Items).Select(i => i.Seq).ToList();
        Assert.Equal((3, 2, null), (first.Items.Count, rest.Items.Count, rest.Next));
        Assert.Equal(seqs.OrderDescending(), seqs);
        Assert.Equal(5, seqs.Distinct().Count());

        using var client = service.As(owner);
        using var nonsense = await client.GetAsync("/api/notifications/inbox?cursor=nonsense");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nonsense.StatusCode);
    }

    [Fact]
    public async Task An_account_that_has_gone_and_a_token_without_the_scope_are_refused()
    {
        using var gone = service.As(service.Org.Gone);
        using var reader = service.As(service.Org.Seller, "notifications:read");
        using var nobody = service.Anonymous();

        using var inactive = await gone.GetAsync("/api/notifications/inbox");
        using var write = await reader.PostAsync("/api/notifications/inbox/read", null);
        using var anonymous = await nobody.GetAsync("/api/notifications/stream");

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized],
            new[] { inactive.StatusCode, write.StatusCode, anonymous.StatusCode });
    }

    [Fact]
    public Task The_api_description_is_committed() => Committed.DescriptionIsCurrentAsync(service, "services/Notifications");
}
