using System.Text.Json.Nodes;
using Setpoint.Goals.Domain;
using Setpoint.Services.Tests.CheckIns;
using Setpoint.Services.Tests.Goals;
using Setpoint.Services.Tests.Metrics;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>What hidden things must not change for those who may not see them.</summary>
internal sealed class Outsiders(World world)
{
    /// <summary>Every list and total, as somebody without a role and an outsider's lead read them.</summary>
    public async Task<Dictionary<string, string>> EverythingSeenAsync()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in (string[])["metrics", "goals", "checkins"])
        {
            var scene = world[service];
            foreach (var rule in Matrix.Of(service).Where(r => r.Thing is null && r.Endpoint.StartsWith("GET ", StringComparison.Ordinal) && r.Letters is ['o', ..]))
            {
                foreach (var actor in new[] { scene.Cast.Actors[0], scene.Cast.Actors[9] })
                {
                    using var client = scene.Service.As(actor.Id);
                    var body = JsonNode.Parse(await client.GetStringAsync(new Uri(client.BaseAddress!, rule.Endpoint[4..] + scene.Query(rule))))!;
                    (body as JsonObject)?.Remove("asOf");
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
            await goals.Admin.PublishAsync(Sample.Objective(cycle, world["goals"].Unit, Cast.Owner) with
            {
                Visibility = visibility,
                KeyResults = [Sample.OnMetric(world["goals"]["metric"], 71, 85)],
            });
            await checkIns.PublishObjectiveAsync(visibility.ToString().ToLowerInvariant(), owner: Cast.Owner);
        }
    }
}
