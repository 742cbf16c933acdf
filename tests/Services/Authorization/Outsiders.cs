using System.Text.Json.Nodes;
using Setpoint.Goals.Domain;
using Setpoint.Services.Tests.CheckIns;
using Setpoint.Services.Tests.Goals;
using Setpoint.Services.Tests.Metrics;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>What hidden things must not change for those who may not see them.</summary>
internal sealed class Outsiders(World world)
{
    /// <summary>Every list and total, as somebody without a role an outsider's lead and a token limited to another unit read them.</summary>
    public async Task<Dictionary<string, string>> EverythingSeenAsync()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in (string[])["metrics", "goals", "checkins"])
        {
            var scene = world[service];
            foreach (var rule in Matrix.Of(service).Where(r => r.Thing is null && r.Endpoint.StartsWith("GET ", StringComparison.Ordinal) && r.Letters is ['o', ..]))
            {
                var (nobody, lead, administrator) = (scene.Cast.Actors[0], scene.Cast.Actors[9], scene.Cast.Actors[13]);
                foreach (var (actor, within) in new (Actor, Guid?)[] { (nobody, null), (lead, null), (administrator, scene.OtherUnit) })
                {
                    using var client = within is { } unit ? scene.Service.Limited(actor.Id, unit) : scene.Service.As(actor.Id);
                    using var answer = await client.GetAsync(new Uri(client.BaseAddress!, rule.Endpoint[4..] + scene.Query(rule)));
                    var text = await answer.Content.ReadAsStringAsync();
                    var body = answer.Content.Headers.ContentType?.MediaType == "text/csv" ? JsonValue.Create(text) : JsonNode.Parse(text)!;
                    Array.ForEach(["asOf", "traceId"], always => (body as JsonObject)?.Remove(always));
                    seen[$"{rule.Endpoint} by {actor.Name}"] = body.ToJsonString();
                }
            }
        }

        return seen;
    }

    /// <summary>Another of everything that is not public, where they have no role.</summary>
    public async Task HideMoreAsync()
    {
        var (metrics, goals, checkIns) = ((MetricsFixture)world["metrics"].Service, (GoalsFixture)world["goals"].Service, (CheckInsFixture)world["checkins"].Service);
        await metrics.PostDaysAsync(await metrics.DefineAsync(m => m["visibility"] = "unit"), "2026-11-20", 97, 80, 80, 80);
        await metrics.EvaluatedAsync();
        var cycle = await goals.QuarterAsync();
        foreach (var visibility in (Visibility[])[Visibility.Unit, Visibility.Private])
        {
            var hidden = await goals.Admin.PublishAsync(Sample.Objective(cycle, world["goals"].Unit, Cast.Owner) with
            {
                Visibility = visibility,
                KeyResults = [Sample.OnMetric(world["goals"]["metric"], 71, 85)],
            });
            using var asked = await goals.Admin.PostAsync(
                "/api/goals/dependencies", new { objectiveId = hidden.Id, helpingUnitId = goals.Org.Company, what = "Data", due = "2026-09-30" });
            asked.EnsureSuccessStatusCode();
            await checkIns.PublishObjectiveAsync(visibility.ToString().ToLowerInvariant(), owner: Cast.Owner);
        }
    }
}
