using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Goals.Domain;
using Setpoint.Services.Tests.CheckIns;
using Setpoint.Services.Tests.DirectoryService;
using Setpoint.Services.Tests.Goals;
using Setpoint.Services.Tests.Metrics;
using Setpoint.Services.Tests.Notifications;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>All five services, each with the cast and something of every visibility.</summary>
public sealed class World : IAsyncLifetime
{
    /// <summary>Stands in everything that is not public; nobody without the right may ever read it.</summary>
    public const string Secret = "Zq7secret";

    /// <summary>Stands in what everybody may read, by any token that reaches its unit.</summary>
    public const string Public = "Seen by all";

    private const int LeadOfTheUnit = 4;
    private const int ExecutiveOfTheUnit = 5;

    private readonly DirectoryFixture _directory = new();
    private readonly MetricsFixture _metrics = new();
    private readonly GoalsFixture _goals = new();
    private readonly CheckInsFixture _checkIns = new();
    private readonly NotificationsFixture _notifications = new();

    public List<Scene> Scenes { get; } = [];

    public Scene this[string service] => Scenes.Single(s => s.Name == service);

    public async Task InitializeAsync()
    {
        foreach (var service in (ServiceFixture[])[_directory, _metrics, _goals, _checkIns, _notifications])
        {
            await service.InitializeAsync();
        }

        await SetDirectoryAsync();
        await SetMetricsAsync(await MirrorAsync(_metrics));
        await SetGoalsAsync(await MirrorAsync(_goals));
        await SetCheckInsAsync(await MirrorAsync(_checkIns));
        await SetNotificationsAsync(await MirrorAsync(_notifications));
        foreach (var scene in Scenes)
        {
            await NewLetterAsync(scene);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var scene in Scenes)
        {
            await scene.Service.DisposeAsync();
        }
    }

    /// <summary>A message that could not be handled.</summary>
    public static async Task NewLetterAsync(Scene scene) => scene.Things["letter"] = await scene.Service.QueryAsync<Guid>(
        "insert into dead_letter (id, endpoint, body, error) values (gen_random_uuid(), 'nowhere', '?', 'planted') returning id");

    private async Task<Scene> MirrorAsync(ServiceFixture service)
    {
        var scene = new Scene(service, service.Org.Company, service.Org.Sales, service.Org.Operations, new(service.Org.Company, service.Org.Sales, service.Org.Operations), []);
        foreach (var actor in scene.Cast.Actors)
        {
            await service.Broker.PublishAsync(actor.State);
        }

        var ids = scene.Cast.Actors.Select(a => a.Id).ToArray();
        await Eventually.SeeAsync(() => service.QueryAsync<long>("select count(*) from person where id = any($1)", ids), known => known == ids.Length);
        Scenes.Add(scene);
        return scene;
    }

    private async Task SetDirectoryAsync()
    {
        var scene = new Scene(_directory, _directory.Company, Guid.CreateVersion7(), Guid.CreateVersion7(), null!, []);
        scene = scene with { Cast = new(scene.Company, scene.Unit, scene.OtherUnit) };
        foreach (var (unit, slug) in new[] { (scene.Unit, "sales"), (scene.OtherUnit, "operations") })
        {
            await _directory.QueryAsync<Guid>(
                """
                with made as (insert into unit (id, version, name, slug, kind, parent_id, time_zone) values ($1, 1, $2, $2, 'department', $3, 'UTC') returning id)
                select id from made
                """,
                unit,
                slug,
                scene.Company);
            await _directory.QueryAsync<object>("select refresh_unit_closure($1)", unit);
        }

        foreach (var actor in scene.Cast.Actors)
        {
            await _directory.QueryAsync<Guid>(
                "insert into person (id, version, name, email, kind, active) values ($1, 1, $2, $3, 'human', true) returning id", actor.Id, actor.Name, actor.State.Email);
            if (actor.Role is not null)
            {
                await _directory.QueryAsync<Guid>(
                    "insert into role_grant (person_id, unit_id, role) values ($1, $2, $3) returning person_id", actor.Id, actor.Unit!, actor.Role);
            }
        }

        using var owner = _directory.As(Cast.Owner);
        using var token = await owner.PostAsJsonAsync("/api/directory/tokens", new { name = Secret, scopes = new[] { "goals:read" }, expiresAt = DateTimeOffset.UtcNow.AddDays(1) });
        scene.Things["token"] = (Guid)(await token.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        using var file = new StringContent("email,name\n", Encoding.UTF8, "text/csv");
        using var import = await _directory.Admin.PostAsync(new Uri("/api/directory/imports/people", UriKind.Relative), file);
        scene.Things["sales"] = scene.Unit;
        scene.Things["reorganization"] = await _directory.QueryAsync<Guid>(
            """
            insert into reorganization (id, version, kind, unit_id, target_id, effective_on, reason, state, proposed_by, proposed_at)
            values (gen_random_uuid(), 1, 'move', $1, $2, '2099-01-01', $3, 'proposed', $4, now()) returning id
            """,
            scene.Unit,
            scene.Company,
            Secret,
            _directory.Administrator);
        scene.Things["group"] = await _directory.QueryAsync<Guid>(
            "insert into scim_group (id, version, display_name, member_count, as_membership, deleted) values (gen_random_uuid(), 1, $1, 0, false, false) returning id", Secret);
        scene.Things["import"] = await _directory.QueryAsync<Guid>("select id from import limit 1");
        Scenes.Add(scene);
    }

    private async Task SetMetricsAsync(Scene scene)
    {
        scene.Things["sales"] = scene.Unit;
        foreach (var visibility in (string[])["public", "unit"])
        {
            var metric = await _metrics.DefineAsync(m =>
            {
                m["visibility"] = visibility;
                m["ownerId"] = Cast.Owner;
                m["name"] = visibility == "public" ? Public : Secret;
            });
            await _metrics.PostDaysAsync(metric, "2026-11-20", 97, 80, 80, 80);
            scene.Things[visibility] = (Guid)metric["id"]!;
            scene.Things[$"baseline {visibility}"] = await _metrics.QueryAsync<Guid>(
                """
                insert into baseline (id, metric_id, value, valid_from, state, origin, reason, made_at)
                values (gen_random_uuid(), $1, 77, '2026-01-01', 'proposed', 'objective', $2, now()) returning id
                """,
                scene.Things[visibility],
                visibility == "public" ? "Reached" : Secret);
            scene.Things[$"thresholds {visibility}"] = await _metrics.QueryAsync<Guid>(
                """
                with watched as (
                    insert into hold_watch (key_result_id, objective_id, metric_id, version, starts, ends, closed_on, from_value, state, state_since, started_at, judged_at)
                    values (gen_random_uuid(), gen_random_uuid(), $1, 1, '2026-01-01', '2026-03-31', '2026-03-31', 20, 'held', now(), now(), now())
                    returning key_result_id
                )
                insert into threshold_proposal (id, metric_id, key_result_id, was, proposed, shift, state, reason, made_at)
                select gen_random_uuid(), $1, key_result_id, '{"green":95,"amber":90}', '{"green":96,"amber":91}', 1, 'proposed', $2, now() from watched
                returning id
                """,
                scene.Things[visibility],
                visibility == "public" ? "Reached" : Secret);
            scene.Things[$"annotation {visibility}"] = await _metrics.QueryAsync<Guid>(
                "insert into annotation (id, metric_id, day, text, person_id, at) values (gen_random_uuid(), $1, '2026-11-19', $2, $3, now()) returning id",
                scene.Things[visibility],
                visibility == "public" ? "A storm" : Secret,
                Cast.Owner);
            using var put = await _metrics.Lead.PutAsJsonAsync($"/api/metrics/{metric["id"]}/source", Bodies.Source());
            put.EnsureSuccessStatusCode();
        }

        scene.Things["about a person"] = await AboutOwnerAsync(scene);
        scene.Things["calendar"] = await _metrics.QueryAsync<Guid>(
            "insert into calendar (id, version, name) values (gen_random_uuid(), 1, 'Fiscal') returning id");
        await _metrics.EvaluatedAsync();
        foreach (var visibility in (string[])["public", "unit"])
        {
            scene.Things[$"alert {visibility}"] = await _metrics.QueryAsync<Guid>("select id from alert where metric_id = $1 limit 1", scene.Things[visibility]);
        }
    }

    /// <summary>What is measured about the owner of everything else: the unit's lead answers for it and may not see it, executives may.</summary>
    private async Task<Guid> AboutOwnerAsync(Scene scene)
    {
        await _metrics.Broker.PublishAsync(new PolicyChanged(
            scene.Unit, 1, new Dictionary<string, string>(StringComparer.Ordinal) { ["personMetrics"] = "on", ["personMetricsRole"] = "executive" }));
        await Eventually.TrueAsync(() => _metrics.QueryAsync<bool>("select exists (select 1 from policy where id = $1)", scene.Unit));
        var metric = await _metrics.DefineAsync(
            m => (m["visibility"], m["name"], m["aboutPersonId"], m["ownerId"]) = ("unit", Secret, Cast.Owner, scene.Cast.Actors[LeadOfTheUnit].Id),
            scene.Cast.Actors[ExecutiveOfTheUnit].Id);
        return (Guid)metric["id"]!;
    }

    private async Task SetGoalsAsync(Scene scene)
    {
        var cycle = await _goals.QuarterAsync();
        scene.Things["sales"] = scene.Unit;
        scene.Things["cycle"] = cycle.Id;
        scene.Things["metric"] = await _goals.MetricAsync();
        foreach (var visibility in (string[])["public", "unit"])
        {
            var (metric, alert) = (await _goals.MetricAsync(visibility: visibility), Guid.CreateVersion7());
            scene.Things[$"alert {visibility}"] = alert;
            await _goals.QueryAsync<Guid>("insert into metric_alert (id, metric_id, kind) values ($1, $2, 'health') returning id", alert, metric);
        }

        using var template = await _goals.Admin.PostAsync("/api/goals/templates", new { unitId = scene.Unit, title = Secret, kind = "committed" });
        scene.Things["template"] = (Guid)(await template.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        using var priorities = await _goals.Admin.SendAsync(
            HttpMethod.Put,
            "/api/goals/priorities",
            new { cycleId = cycle.Id, unitId = scene.Unit, items = new[] { new { text = Secret }, new { text = Secret }, new { text = Secret } } },
            null);
        priorities.EnsureSuccessStatusCode();
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            var request = Sample.Objective(cycle, scene.Unit, Cast.Owner) with
            {
                Visibility = visibility,
                Title = visibility == Visibility.Public ? Public : Secret,
                Why = visibility == Visibility.Public ? null : Secret,
                KeyResults =
                [
                    Sample.OnMetric(scene["metric"], 71, 85) with { Title = visibility == Visibility.Public ? "Shifts" : Secret },
                    new(
                        visibility == Visibility.Public ? "Opened" : Secret, Measure.Milestone, null, null,
                        Steps: [new(visibility == Visibility.Public ? "Lease" : Secret, ExternalKey: $"WORK-{visibility}".ToLowerInvariant())]),
                ],
                Guardrails = [scene["metric"]],
            };
            var (objective, word) = (await _goals.Admin.PublishAsync(request), visibility.ToString().ToLowerInvariant());
            (scene.Things[word], scene.Things[$"key result {word}"]) = (objective.Id, objective.KeyResults[0].Id);
            using var asked = await _goals.Admin.PostAsync("/api/goals/dependencies", Bodies.Dependency(scene, word));
            asked.EnsureSuccessStatusCode();
            scene.Things[$"dependency {word}"] = (Guid)(await asked.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        }
    }

    private async Task SetCheckInsAsync(Scene scene)
    {
        scene.Things["sales"] = scene.Unit;
        foreach (var visibility in (string[])["public", "unit", "private"])
        {
            var objective = await _checkIns.PublishObjectiveAsync(visibility, owner: Cast.Owner);
            using var owner = _checkIns.As(Cast.Owner);
            using var said = await owner.PostAsJsonAsync(
                "/api/checkins", new { objectiveId = objective.Id, confidence = 0.7, changed = visibility == "public" ? "Something" : Secret });
            said.EnsureSuccessStatusCode();
            scene.Things[$"objective {visibility}"] = objective.Id;
            using var blocked = await owner.PostAsJsonAsync(
                "/api/checkins/blockers", new { objectiveId = objective.Id, text = visibility == "public" ? Public : Secret });
            blocked.EnsureSuccessStatusCode();
            using var spoken = await owner.PostAsJsonAsync(
                "/api/checkins/comments", new { subject = "objective", subjectId = objective.Id, text = visibility == "public" ? Public : Secret });
            spoken.EnsureSuccessStatusCode();
            scene.Things[$"comment {visibility}"] = (Guid)(await spoken.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
            scene.Things[$"blocker {visibility}"] = (Guid)(await blocked.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
            scene.Things[visibility] = (Guid)(await said.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        }

        using var lead = _checkIns.As(scene.Cast.Actors[LeadOfTheUnit].Id);
        foreach (var review in (string[])["review", "ended review"])
        {
            using var opened = await lead.PostAsJsonAsync("/api/checkins/reviews", new { unitId = scene.Unit, kind = "monthly-okr", facilitatorId = Cast.Owner });
            opened.EnsureSuccessStatusCode();
            scene.Things[review] = (Guid)(await opened.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        }
    }

    private async Task SetNotificationsAsync(Scene scene)
    {
        var metric = await _notifications.PublishMetricAsync(Cast.Owner);
        await _notifications.Broker.PublishAsync(NotificationsFixture.Opened(metric with { Name = Secret }));
        var inbox = await _notifications.InboxAsync(Cast.Owner, seen => seen.Items.Count == 1);
        scene.Things["item"] = inbox.Items[0].Id;
    }
}
