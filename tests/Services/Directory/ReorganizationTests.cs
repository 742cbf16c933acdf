using System.Net;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.DirectoryService;

/// <summary>Moves and mergers: proposed, accepted by those who receive, effective on a day, and the past as it was.</summary>
public sealed class ReorganizationTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    private DirectoryClient Admin => new(directory.Admin);

    [Fact]
    public async Task A_move_waits_until_the_lead_of_the_receiving_unit_accepts_it()
    {
        var (team, from, to, lead) = await SceneAsync("Waits");
        var move = await Admin.ReorganizeAsync("move", team, to);
        Assert.Equal("proposed", (string)move["state"]!);
        Assert.Equal(from, await ParentAsync(team));

        // The proposer is an administrator of everything, and still not who receives.
        await Admin.SendAsync(HttpMethod.Post, $"reorganizations/{move["id"]}/accept", null, HttpStatusCode.Forbidden);
        var done = await As(lead).SendAsync(HttpMethod.Post, $"reorganizations/{move["id"]}/accept", null, HttpStatusCode.OK);

        Assert.Equal("done", (string)done["state"]!);
        Assert.Equal(to, await ParentAsync(team));
        Assert.Equal(1, await directory.QueryAsync<long>("select count(*) from unit_closure where ancestor_id = $1 and descendant_id = $2", to, team));
        await As(lead).SendAsync(HttpMethod.Post, $"reorganizations/{move["id"]}/accept", null, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Who_leads_the_receiving_unit_and_administers_the_moving_one_has_accepted_by_proposing()
    {
        var (team, _, to, lead) = await SceneAsync("Both");
        await Admin.SendAsync(HttpMethod.Put, $"units/{team}/roles/{lead}/administrator", new { }, HttpStatusCode.OK);

        Assert.Equal("done", (string)(await As(lead).ReorganizeAsync("move", team, to))["state"]!);
    }

    [Fact]
    public async Task A_unit_without_a_lead_is_answered_for_by_the_one_above()
    {
        var (team, _, to, lead) = await SceneAsync("Vacant");
        var below = await Admin.UnitAsync("Vacant below", to);
        var move = await Admin.ReorganizeAsync("move", team, below);

        Assert.Equal("done", (string)(await As(lead).SendAsync(HttpMethod.Post, $"reorganizations/{move["id"]}/accept", null, HttpStatusCode.OK))["state"]!);
    }

    [Fact]
    public async Task A_declined_or_withdrawn_move_changes_nothing()
    {
        var (team, from, to, lead) = await SceneAsync("No");
        var first = await Admin.ReorganizeAsync("move", team, to);
        await As(lead).SendAsync(HttpMethod.Post, $"reorganizations/{first["id"]}/decline", new { note = "" }, HttpStatusCode.UnprocessableEntity);
        var declined = await As(lead).SendAsync(HttpMethod.Post, $"reorganizations/{first["id"]}/decline", new { note = "No desks" }, HttpStatusCode.OK);
        Assert.Equal(("declined", "No desks"), ((string)declined["state"]!, (string)declined["note"]!));

        var second = await Admin.ReorganizeAsync("move", team, to);
        await Admin.ReorganizeAsync("merge", team, to, HttpStatusCode.Conflict);
        await As(lead).SendAsync(HttpMethod.Delete, $"reorganizations/{second["id"]}", null, HttpStatusCode.Forbidden);
        var withdrawn = await Admin.SendAsync(HttpMethod.Delete, $"reorganizations/{second["id"]}", null, HttpStatusCode.OK);
        Assert.Equal("withdrawn", (string)withdrawn["state"]!);
        Assert.Equal(from, await ParentAsync(team));
    }

    [Fact]
    public async Task A_plan_is_absent_for_those_whom_it_does_not_concern()
    {
        var (team, _, to, lead) = await SceneAsync("Secret");
        var outsider = As(await Admin.PersonAsync("Secret outsider", directory.Company));
        var move = await Admin.ReorganizeAsync("move", team, to);

        Assert.Equal(HttpStatusCode.NotFound, await outsider.StatusAsync($"reorganizations/{move["id"]}"));
        await outsider.SendAsync(HttpMethod.Post, $"reorganizations/{move["id"]}/accept", null, HttpStatusCode.NotFound);
        Assert.Empty((await outsider.GetAsync("reorganizations"))["items"]!.AsArray());
        Assert.Single((await As(lead).GetAsync($"reorganizations?unit={team}&state=proposed"))["items"]!.AsArray());
        await outsider.ReorganizeAsync("move", team, to, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_knows_of_a_plan_and_who_decides_is_told_with_every_reason()
    {
        var (team, from, to, above) = await SceneAsync("Told");
        var (proposer, witness) = (await Admin.PersonAsync("Told proposer", directory.Company), await Admin.PersonAsync("Told witness", from, "lead"));
        var lead = await Admin.PersonAsync("Told lead without a role", directory.Company);
        var target = await Admin.UnitAsync("Told target", to, lead);
        await Admin.SendAsync(HttpMethod.Put, $"units/{team}/roles/{proposer}/administrator", new { }, HttpStatusCode.OK);
        var move = await As(proposer).ReorganizeAsync("move", team, target);
        await Admin.SendAsync(HttpMethod.Delete, $"units/{team}/roles/{proposer}/administrator", null, HttpStatusCode.OK);

        // What somebody began they may ask about, also when it is no longer theirs to take back.
        var people = (await As(proposer).GetAsync($"reorganizations/{move["id"]}/access"))["people"]!["items"]!.AsArray();
        Assert.Equal(people.ToJsonString(), (await As(lead).GetAsync($"reorganizations/{move["id"]}/access"))["people"]!["items"]!.ToJsonString());
        Assert.Equal((false, "proposer"), ReasonsOf(proposer));
        Assert.Equal(((false, "role"), (false, "role")), (ReasonsOf(witness), ReasonsOf(above)));
        Assert.Equal((true, "receiver,unit-lead"), ReasonsOf(lead));
        Assert.Equal((true, "role"), ReasonsOf(directory.Administrator));
        Assert.Equal(HttpStatusCode.Forbidden, await As(witness).StatusAsync($"reorganizations/{move["id"]}/access"));
        Assert.Equal(5, people.Count);

        (bool, string) ReasonsOf(Guid person)
        {
            var told = people.Single(p => (Guid)p!["id"]! == person)!;
            return ((bool)told["changes"]!, string.Join(',', told["because"]!.AsArray().Select(b => (string)b!["kind"]!)));
        }
    }

    [Fact]
    public async Task A_move_takes_effect_on_its_day_also_when_the_service_was_down_until_then()
    {
        await directory.Broker.HearAsync<UnitChanged>();
        var (team, from, to, lead) = await SceneAsync("Later");
        var day = DateOnly.FromDateTime(directory.Clock.GetUtcNow().UtcDateTime).AddDays(20);
        var move = await Admin.ReorganizeAsync("move", team, to, on: day);
        var accepted = await As(lead).SendAsync(HttpMethod.Post, $"reorganizations/{move["id"]}/accept", null, HttpStatusCode.OK);
        Assert.Equal("accepted", (string)accepted["state"]!);
        Assert.Equal(from, await ParentAsync(team));

        await directory.StopAsync();
        directory.Clock.Advance(TimeSpan.FromDays(21));
        await directory.StartAsync();

        await Eventually.TrueAsync(async () => await ParentAsync(team) == to);
        var told = await directory.Broker.ExpectAsync<UnitChanged>(u => u.Id == team && u.ParentId == to);
        Assert.Equal([from, to], told.Placements!.Select(p => p.ParentId!.Value));
        Assert.Equal(DateTimeOffset.MinValue, told.Placements![0].Since);
        var audit = await Admin.GetAsync($"audit?subject={team}&actor={lead}");
        Assert.Equal("The work is closer there", (string)audit["items"]![0]!["reason"]!);
    }

    [Fact]
    public async Task A_day_in_the_past_a_circle_and_the_company_itself_are_refused()
    {
        var (team, from, _, _) = await SceneAsync("Wrong");
        var yesterday = DateOnly.FromDateTime(directory.Clock.GetUtcNow().UtcDateTime).AddDays(-2);
        Assert.NotNull((await Admin.ReorganizeAsync("move", team, directory.Company, HttpStatusCode.UnprocessableEntity, yesterday))["errors"]!["effectiveOn"]);
        Assert.Contains("below", (string)(await Admin.ReorganizeAsync("move", from, team, HttpStatusCode.UnprocessableEntity))["errors"]!["targetId"]![0]!, StringComparison.Ordinal);
        await Admin.ReorganizeAsync("move", directory.Company, team, HttpStatusCode.UnprocessableEntity);
        await Admin.ReorganizeAsync("move", team, from, HttpStatusCode.UnprocessableEntity);
        await Admin.ReorganizeAsync("move", team, Guid.NewGuid(), HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Two_moves_that_would_make_a_circle_do_not_both_happen()
    {
        for (var i = 0; i < 5; i++)
        {
            var (a, b) = (await Admin.UnitAsync($"Ring a {i}", directory.Company), await Admin.UnitAsync($"Ring b {i}", directory.Company));
            var both = await Task.WhenAll(MoveAsync(a, b), MoveAsync(b, a));
            Assert.Single(both, s => s == HttpStatusCode.Created);
            Assert.Single(both, s => s == HttpStatusCode.UnprocessableEntity);
        }

        // Nobody leads these units, so the administrator answers for them.
        async Task<HttpStatusCode> MoveAsync(Guid unit, Guid target)
        {
            using var answer = await directory.Admin.PostAsync(
                new Uri("/api/directory/reorganizations", UriKind.Relative),
                System.Net.Http.Json.JsonContent.Create(new { kind = "move", unitId = unit, targetId = target, reason = "Ring" }));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_merger_hands_everything_over_and_the_old_address_leads_to_the_new_unit()
    {
        await directory.Broker.HearAsync<HandoverOrdered>();
        await directory.Broker.HearAsync<PersonChanged>();
        var (old, _, to, lead) = await SceneAsync("Merged");
        var below = await Admin.UnitAsync("Merged below", old);
        var worker = await Admin.PersonAsync("Merged worker", old, "member");
        var chief = await Admin.PersonAsync("Merged chief", old, "lead");
        var metric = await MetricAsync(old, worker, "active");
        var archived = await MetricAsync(old, worker, "archived");

        var merger = await Admin.ReorganizeAsync("merge", old, to);
        await As(lead).SendAsync(HttpMethod.Post, $"reorganizations/{merger["id"]}/accept", null, HttpStatusCode.OK);

        Assert.Equal(to, await ParentAsync(below));
        var follower = await directory.Broker.ExpectAsync<PersonChanged>(p => p.Id == worker && p.Units.Contains(to));
        Assert.Equal((to, "member"), (follower.PrimaryUnitId!.Value, follower.Roles.Single().Role));
        Assert.Empty((await directory.Broker.ExpectAsync<PersonChanged>(p => p.Id == chief && p.Units.Contains(to))).Roles);
        var order = await directory.Broker.ExpectAsync<HandoverOrdered>(h => h.FromUnitId == old);
        Assert.Equal((to, lead, metric), (order.ToUnitId!.Value, order.ActorId, order.Metrics.Single()));
        Assert.DoesNotContain(archived, order.Metrics);

        Assert.Equal("/api/directory/units/merged-to", await Admin.LeadsToAsync("units/merged-team"));
        var gone = await Admin.GetAsync($"units/{old}");
        Assert.Equal((true, to), ((bool)gone["archived"]!, (Guid)gone["mergedIntoId"]!));
        await Admin.SendAsync(HttpMethod.Post, $"units/{old}/restore", new { reason = "Again" }, HttpStatusCode.UnprocessableEntity, (long)gone["version"]!);
    }

    [Fact]
    public async Task The_history_of_a_large_merger_says_why_for_everybody()
    {
        var (old, _, to, lead) = await SceneAsync("Large");
        var rows = string.Concat(Enumerable.Range(0, 120).Select(i => $"large{i}@people.example,Large {i},large-team\n"));
        using var file = new StringContent($"email,name,units\n{rows}", System.Text.Encoding.UTF8, "text/csv");
        (await directory.Admin.PostAsync(new Uri("/api/directory/imports/people", UriKind.Relative), file)).EnsureSuccessStatusCode();

        var merger = await Admin.ReorganizeAsync("merge", old, to);
        await As(lead).SendAsync(HttpMethod.Post, $"reorganizations/{merger["id"]}/accept", null, HttpStatusCode.OK);

        Assert.Equal(120, await directory.QueryAsync<long>(
            "select count(*) from audit_entry a join person p on p.id = a.subject_id where p.email like 'large%@people.example' and a.actor = $1 and a.reason = 'The work is closer there'", lead));
    }

    [Fact]
    public async Task The_tree_is_read_as_it_was()
    {
        var (team, from, to, lead) = await SceneAsync("Past");
        var before = directory.Clock.GetUtcNow();
        var move = await Admin.ReorganizeAsync("move", team, to);
        await As(lead).SendAsync(HttpMethod.Post, $"reorganizations/{move["id"]}/accept", null, HttpStatusCode.OK);
        var unit = await Admin.GetAsync($"units/{team}");
        await Admin.SendAsync(
            HttpMethod.Put,
            $"units/{team}",
            new { name = "Past renamed", slug = "past-renamed", kind = "team", parentId = to, timeZone = "Europe/Amsterdam" },
            HttpStatusCode.OK,
            (long)unit["version"]!);

        // The history is written by the database's clock; the fixture's may have been moved ahead.
        var moment = await directory.QueryAsync<DateTime>("select max(since) - interval '1 microsecond' from unit_revision where unit_id = $1 and version = 2", team);
        var then = await Admin.GetAsync($"units/{team}?asOf={moment:O}");
        Assert.Equal(("Past team", from), ((string)then["name"]!, (Guid)then["parentId"]!));
        Assert.Contains("past-from", then["path"]!.AsArray().Select(p => (string)p!["slug"]!));
        var list = (await Admin.GetAsync($"units?asOf={moment:O}"))["items"]!.AsArray();
        Assert.Equal("past-team", (string)list.Single(u => (Guid)u!["id"]! == team)!["slug"]!);
        var now = await Admin.GetAsync($"units/{team}");
        Assert.Equal(("past-renamed", to), ((string)now["slug"]!, (Guid)now["parentId"]!));
    }

    [Fact]
    public async Task An_old_slug_leads_to_the_unit_and_nobody_else_takes_it()
    {
        var id = await Admin.UnitAsync("Slug one", directory.Company);
        await RenameAsync("slug-two", 1);
        Assert.Equal("/api/directory/units/slug-two", await Admin.LeadsToAsync("units/slug-one"));

        var taken = await Admin.SendAsync(
            HttpMethod.Post, "units", new { name = "Thief", slug = "slug-one", kind = "department", parentId = directory.Company, timeZone = "UTC" }, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("still leads there", (string)taken["errors"]!["slug"]![0]!, StringComparison.Ordinal);

        await RenameAsync("slug-one", 2);
        Assert.Equal("/api/directory/units/slug-one", await Admin.LeadsToAsync("units/slug-two"));

        Task<JsonObject> RenameAsync(string slug, long version) => Admin.SendAsync(
            HttpMethod.Put, $"units/{id}", new { name = "Slug one", slug, kind = "department", parentId = directory.Company, timeZone = "Europe/Amsterdam" }, HttpStatusCode.OK, version);
    }

    private DirectoryClient As(Guid person) => new(directory.As(person));

    /// <summary>A team below one department, and another department with a lead of its own.</summary>
    private async Task<(Guid Team, Guid From, Guid To, Guid Lead)> SceneAsync(string name)
    {
        var from = await Admin.UnitAsync($"{name} from", directory.Company);
        var to = await Admin.UnitAsync($"{name} to", directory.Company);
        var lead = await Admin.PersonAsync($"{name} receiver", to, "lead");
        return (await Admin.UnitAsync($"{name} team", from), from, to, lead);
    }

    private async Task<Guid> ParentAsync(Guid unit) => (Guid)(await Admin.GetAsync($"units/{unit}"))["parentId"]!;

    private async Task<Guid> MetricAsync(Guid unit, Guid owner, string status)
    {
        var id = Guid.CreateVersion7();
        await directory.Broker.PublishAsync(new MetricChanged(id, 1, "Parcels", "kpi", "%", 1, "higher", "weekly", unit, owner, "public", status));
        await Eventually.TrueAsync(() => directory.QueryAsync<bool>("select exists (select 1 from held_metric where id = $1)", id));
        return id;
    }
}
