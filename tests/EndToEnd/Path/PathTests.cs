using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Setpoint.Testing.Services;

namespace Setpoint.EndToEnd.Tests.FirstPath;   // "Path" would hide System.IO.Path

/// <summary>
/// From a file of numbers to a company objective, on the screen and in an inbox: everything through the gateway.
/// The figures are worked out by hand in the comments.
/// </summary>
[Collection(PlatformCollection.Name)]
public sealed class PathTests(PlatformFixture platform)
{
    private readonly HttpClient _api = platform.Api;
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task Numbers_reach_the_company_and_a_red_metric_its_owner()
    {
        var (department, team) = await ImportUnitsAsync();
        var owner = await ImportOwnerAsync();
        var metric = await CreateMetricAsync(department, owner);

        // Daily, green above 95, amber from 90: the last three days before today.
        await PostObservationsAsync(metric, "application/json", $$"""[{"metric":"{{metric}}","at":"{{Day(-3)}}","value":96.0}]""");
        await PostObservationsAsync(metric, "application/x-ndjson", $$"""{"metric":"otd-{{_run}}","at":"{{Day(-2)}}","value":97.5}""" + "\n");
        await PostObservationsAsync(metric, "text/csv", $"metric,at,value\notd-{_run},{Day(-1)},98.0\n");
        var seen = await Eventually.SeeAsync(() => GetAsync($"/api/metrics/{metric}"), m => (decimal?)m["latestValue"] == 98.0m);
        Assert.Equal("green", (string?)seen["health"]);

        var cycle = await CreateCycleAsync();
        var company = (string)(await GetAsync($"/api/directory/units/{platform.CompanySlug}"))["id"]!;
        var top = await CreateObjectiveAsync(cycle, company, owner, "Customers book again", [Number("Repeat bookings", 0, 100)], null);
        var middle = await CreateObjectiveAsync(cycle, department, owner, "Every parcel on the promised day", [OnMetric(metric, 90, 100)], top);
        var bottom = await CreateObjectiveAsync(cycle, team, owner, "The night shift keeps up", [Number("Waves on time", 10, 20)], middle);

        // bottom: (15 − 10)/(20 − 10) = 0.5. middle: key result (98 − 90)/10 = 0.8 and one slot 0.5: (0.8 + 0.5)/2 = 0.65.
        // top: key result 40/100 = 0.4 and one slot 0.65: 0.525.
        await CheckInAsync(bottom, 15);
        await CheckInAsync(top, 40);
        await ProgressIsAsync(bottom, 0.5m);
        await ProgressIsAsync(middle, 0.65m);
        await ProgressIsAsync(top, 0.525m);

        // A correction of yesterday's value to 93: middle's key result is 0.3, middle 0.4, top (0.4 + 0.4)/2 = 0.4.
        await PostObservationsAsync(metric, "text/csv", $"metric,at,value\notd-{_run},{Day(-1)},93\n");
        await ProgressIsAsync(middle, 0.4m);
        await ProgressIsAsync(top, 0.4m);

        await ExplainAgreesAsync(top, 0.4m);
        await TreeShowsAsync(cycle, (top, 0.4m), (middle, 0.4m), (bottom, 0.5m));
        var wrong = await GetAsync("/api/goals/diagnostics/recompute");
        Assert.Empty(wrong["wrong"]!.AsArray());

        await RedReachesTheOwnersOpenPageAsync(metric, owner);
    }

    [Fact]
    public async Task A_hundred_thousand_observations_in_one_request_are_all_there()
    {
        var company = (string)(await GetAsync($"/api/directory/units/{platform.CompanySlug}"))["id"]!;
        var keys = Enumerable.Range(0, 100).Select(i => $"bulk-{_run}-{i}").ToArray();
        foreach (var key in keys)
        {
            await PostAsync("/api/metrics", Metric(company, null, key, "measure"));
        }

        var body = new StringBuilder();
        for (var day = 1; day <= 1000; day++)
        {
            foreach (var key in keys)
            {
                body.Append(CultureInfo.InvariantCulture, $$"""{"metric":"{{key}}","at":"{{Day(-day)}}","value":{{day}}.5}""").Append('\n');
            }
        }

        var receipt = await PostObservationsAsync(keys[0], "application/x-ndjson", body.ToString());
        Assert.Equal((100_000, 100_000, 0), ((int)receipt["rows"]!, (int)receipt["inserted"]!, (int)receipt["rejected"]!));
        var again = await PostObservationsAsync(keys[0], "application/x-ndjson", body.ToString());
        Assert.Equal((0, 100_000), ((int)again["inserted"]!, (int)again["unchanged"]!));
    }

    private async Task<(string Department, string Team)> ImportUnitsAsync()
    {
        var csv = $"slug,name,kind,parent\nops-{_run},Operations,department,{platform.CompanySlug}\nnight-{_run},Night shift,team,ops-{_run}\nlost-{_run},Lost,team,nowhere\n";
        var dry = await ImportAsync("units?dryRun=true", csv);
        Assert.Equal((2, 1), ((int)dry["created"]!, (int)dry["rejected"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync($"/api/directory/units/ops-{_run}")).StatusCode);
        var real = await ImportAsync("units?dryRun=false", csv);
        Assert.Equal((4, "parent"), ((int)real["errors"]![0]!["line"]!, (string)real["errors"]![0]!["field"]!));
        return (
            (string)(await GetAsync($"/api/directory/units/ops-{_run}"))["id"]!,
            (string)(await GetAsync($"/api/directory/units/night-{_run}"))["id"]!);
    }

    private async Task<string> ImportOwnerAsync()
    {
        await ImportAsync("people", $"email,name,units,roles\nolga-{_run}@example.com,Olga Owner,ops-{_run},ops-{_run}:lead\n");
        var people = await GetAsync($"/api/directory/people?q=olga-{_run}");
        return (string)people["items"]![0]!["id"]!;
    }

    private async Task<string> CreateMetricAsync(string unit, string owner) =>
        (string)(await PostAsync("/api/metrics", Metric(unit, owner, $"otd-{_run}", "kpi")))["id"]!;

    private static JsonObject Metric(string unit, string? owner, string key, string role)
    {
        var metric = new JsonObject
        {
            ["name"] = $"On-time delivery {key}",
            ["role"] = role,
            ["unitOfMeasure"] = "%",
            ["decimals"] = 1,
            ["direction"] = "higher",
            ["cadence"] = "daily",
            ["visibility"] = "public",
            ["unitId"] = unit,
            ["externalKey"] = key,
            ["status"] = role == "kpi" ? "active" : "draft",
        };
        if (role == "kpi")
        {
            metric["definition"] = "Parcels delivered on the promised day, of all delivered";
            metric["thresholds"] = new JsonObject { ["green"] = 95, ["amber"] = 90 };
            metric["reviewCadence"] = "weekly";
            metric["source"] = "Scanner feed";
            metric["ownerId"] = owner;
            metric["businessOutcome"] = "Customers book again";
        }

        return metric;
    }

    private async Task<string> CreateCycleAsync()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var cycle = await PostAsync("/api/goals/cycles", new JsonObject
        {
            ["name"] = $"Path {_run}",
            ["start"] = today.AddDays(-45).ToString("O", CultureInfo.InvariantCulture),
            ["end"] = today.AddDays(45).ToString("O", CultureInfo.InvariantCulture),
        });
        var id = (string)cycle["id"]!;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/goals/cycles/{id}/phase")
        {
            Content = JsonContent.Create(new { phase = "active", force = true, reason = "The path begins" }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{(long)cycle["version"]!}\"");
        await ReadAsync(await _api.SendAsync(request));
        return id;
    }

    private static JsonObject Number(string title, decimal baseline, decimal target) => new()
    {
        ["title"] = title,
        ["measure"] = "number",
        ["baseline"] = baseline,
        ["target"] = target,
    };

    private static JsonObject OnMetric(string metric, decimal baseline, decimal target) => new()
    {
        ["title"] = "On-time delivery",
        ["measure"] = "metric",
        ["metricId"] = metric,
        ["baseline"] = baseline,
        ["target"] = target,
    };

    private async Task<string> CreateObjectiveAsync(string cycle, string unit, string owner, string title, JsonObject[] keyResults, string? parent)
    {
        var objective = await PostAsync("/api/goals/objectives", new JsonObject
        {
            ["cycleId"] = cycle,
            ["unitId"] = unit,
            ["ownerId"] = owner,
            ["title"] = title,
            ["kind"] = "committed",
            ["visibility"] = "public",
            ["contributorIds"] = new JsonArray(),
            ["keyResults"] = new JsonArray([.. keyResults.Cast<JsonNode>()]),
            ["alignments"] = parent is null
                ? new JsonArray()
                : new JsonArray(new JsonObject { ["parentId"] = parent, ["relation"] = "contributes", ["weight"] = 1 }),
        });
        var id = (string)objective["id"]!;
        await PostAsync($"/api/goals/objectives/{id}/publish", new JsonObject { ["limitReason"] = "A path with many steps" });
        return id;
    }

    /// <summary>Check-ins never wait for an objective they have not heard of: timing would tell of hidden ones. So the client asks again.</summary>
    private async Task CheckInAsync(string objective, decimal value)
    {
        var keyResult = (string)(await GetAsync($"/api/goals/objectives/{objective}"))["keyResults"]![0]!["id"]!;
        var body = new JsonObject
        {
            ["objectiveId"] = objective,
            ["confidence"] = 0.7m,
            ["keyResults"] = new JsonArray(new JsonObject { ["keyResultId"] = keyResult, ["value"] = value }),
            ["next"] = "Go on",
        };
        await Eventually.SeeAsync(() => _api.PostAsJsonAsync("/api/checkins", body), r => r.StatusCode == HttpStatusCode.Created);
    }

    private Task ProgressIsAsync(string objective, decimal expected) =>
        Eventually.SeeAsync(() => GetAsync($"/api/goals/objectives/{objective}"), o => (decimal?)o["progress"] == expected);

    private async Task ExplainAgreesAsync(string objective, decimal progress)
    {
        var why = await GetAsync($"/api/goals/objectives/{objective}/explain");
        Assert.Equal((progress, progress), ((decimal)why["progress"]!, (decimal)why["recomputed"]!));
        var items = why["items"]!.AsArray();
        var weights = items.Sum(i => (decimal)i!["weight"]!);
        Assert.Equal(progress, items.Sum(i => (decimal)i!["weight"]! * (decimal)i["progress"]!) / weights);
        Assert.NotEmpty((string)why["formula"]!);
    }

    private async Task TreeShowsAsync(string cycle, params (string Id, decimal Progress)[] expected)
    {
        var tree = await GetAsync($"/api/goals/tree?cycle={cycle}");
        var nodes = tree["nodes"]!.AsArray().ToDictionary(n => (string)n!["id"]!, n => n!);
        Assert.Equal(expected.Length, nodes.Count);
        foreach (var (id, progress) in expected)
        {
            Assert.Equal(progress, (decimal)nodes[id]["progress"]!);
        }

        Assert.Equal(expected[0].Id, (string)nodes[expected[1].Id]["parents"]![0]!["id"]!);
    }

    private async Task RedReachesTheOwnersOpenPageAsync(string metric, string owner)
    {
        using var page = await platform.SignInAsync(Guid.Parse(owner));
        using var stream = await page.GetAsync("/api/notifications/stream", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        // Two worse days in a row confirm it.
        await PostObservationsAsync(metric, "text/csv", $"metric,at,value\notd-{_run},{Day(-2)},70\notd-{_run},{Day(-1)},71\n");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var data = "";
        while (!data.Contains("turned red", StringComparison.Ordinal))
        {
            data = await reader.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("the stream ended");
        }

        Assert.StartsWith("data:", data, StringComparison.Ordinal);
        var inbox = await ReadAsync(await page.GetAsync("/api/notifications/inbox?unread=true"));
        var item = Assert.Single(inbox["items"]!.AsArray(), i => ((string)i!["title"]!).Contains("turned red", StringComparison.Ordinal));
        Assert.Equal($"/kpis/{metric}", (string)item!["link"]!);
    }

    private static string Day(int offset) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).Date).AddDays(offset).ToString("O", CultureInfo.InvariantCulture);

    private async Task<JsonObject> ImportAsync(string target, string csv) =>
        await ReadAsync(await _api.PostAsync($"/api/directory/imports/{target}", new StringContent(csv, Encoding.UTF8, "text/csv")));

    /// <summary>The metrics service may not have heard of the unit or the rights yet; a row it refuses for that is sent again.</summary>
    private Task<JsonObject> PostObservationsAsync(string metric, string type, string body)
    {
        Assert.NotEmpty(metric);
        return Eventually.SeeAsync(
            async () => await ReadAsync(await _api.PostAsync("/api/metrics/observations", new StringContent(body, Encoding.UTF8, type))),
            receipt => (int)receipt["rejected"]! == 0);
    }

    private async Task<JsonObject> PostAsync(string path, JsonObject body) => await ReadAsync(await _api.PostAsJsonAsync(path, body));

    private async Task<JsonObject> GetAsync(string path) => await ReadAsync(await _api.GetAsync(path));

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri} → {(int)response.StatusCode}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }
}
