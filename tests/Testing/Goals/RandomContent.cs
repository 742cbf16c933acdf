using System.Globalization;
using System.Text.Json.Nodes;

namespace Setpoint.Testing.Goals;

/// <summary>Objectives and key results of every measure, as requests.</summary>
internal sealed class RandomContent(GoalsWorld world, Guid cycle, IReadOnlyList<Guid> metrics)
{
    private const int MostKeyResults = 5;
    private static readonly string[] s_kept =
        ["id", "title", "measure", "weight", "baseline", "target", "unitOfMeasure", "decimals", "metricId", "reading", "low", "high", "start", "end", "phases"];
    private static readonly string[] s_keptOfSteps = ["id", "title", "weight", "due", "externalKey"];

    public JsonObject Objective(Random random, Guid? parent) => new()
    {
        ["cycleId"] = cycle,
        ["unitId"] = random.Next(3) == 0 ? world.Org.Sales : world.Org.InsideSales,
        ["ownerId"] = world.Org.Seller,
        ["title"] = "Every parcel arrives on the promised day",
        ["why"] = "Late parcels cost us customers",
        ["kind"] = random.Next(2) == 0 ? "committed" : "aspirational",
        ["visibility"] = "public",
        ["keyResults"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => KeyResult(random))]),
        ["alignments"] = parent is { } p ? new JsonArray(Link(p, random)) : new JsonArray(),
    };

    /// <summary>The same again as a request, to be changed.</summary>
    public static JsonObject RequestOf(JsonNode response) => new()
    {
        ["cycleId"] = response["cycle"]!["id"]!.DeepClone(),
        ["unitId"] = response["unit"]!["id"]!.DeepClone(),
        ["ownerId"] = response["owner"]!["id"]!.DeepClone(),
        ["title"] = response["title"]!.DeepClone(),
        ["why"] = response["why"]?.DeepClone(),
        ["kind"] = response["kind"]!.DeepClone(),
        ["visibility"] = response["visibility"]!.DeepClone(),
        ["keyResults"] = new JsonArray([.. response["keyResults"]!.AsArray().Select(k => Kept(k!))]),
        ["alignments"] = new JsonArray([.. response["parents"]!.AsArray().Select(p => new JsonObject
        {
            ["parentId"] = p!["id"]!.DeepClone(),
            ["relation"] = p["relation"]!.DeepClone(),
            ["weight"] = p["weight"]!.DeepClone(),
            ["parentKeyResultId"] = p["keyResultId"]?.DeepClone(),
        })]),
        ["reason"] = "What was agreed has changed",
    };

    public static void Reweigh(JsonObject request, Random random)
    {
        foreach (var part in request["keyResults"]!.AsArray().Concat(request["alignments"]!.AsArray()))
        {
            part!["weight"] = random.Next(1, 40) / 10m;
        }
    }

    /// <summary>Another place: with nothing above, under one, or under two.</summary>
    public static void Move(JsonObject request, IEnumerable<JsonNode> parents, Random random) => request["alignments"] = new JsonArray([.. parents
        .DistinctBy(p => p["id"]!.GetValue<Guid>())
        .Select(p => Link(p["id"]!.GetValue<Guid>(), random, OfChildren(p)))]);

    /// <summary>A key result more, one less, or another target of one.</summary>
    public void Rework(JsonObject request, Random random)
    {
        var keyResults = request["keyResults"]!.AsArray();
        var aimed = keyResults.Where(k => k!["target"] is not null && k["phases"]!.AsArray().Count == 0).ToList();
        if (keyResults.Count < MostKeyResults && random.Next(3) == 0)
        {
            keyResults.Add(KeyResult(random));
        }
        else if (keyResults.Count > 1 && random.Next(2) == 0)
        {
            keyResults.RemoveAt(random.Next(keyResults.Count));
        }
        else if (aimed.Count > 0)
        {
            aimed[random.Next(aimed.Count)]!["target"] = random.Next(101, 200);
        }
    }

    private static JsonObject Link(Guid parent, Random random, Guid? keyResult = null) => new()
    {
        ["parentId"] = parent,
        ["relation"] = random.Next(8) == 0 ? "supports" : "contributes",
        ["weight"] = random.Next(1, 40) / 10m,
        ["parentKeyResultId"] = keyResult,
    };

    private static Guid? OfChildren(JsonNode parent) =>
        parent["keyResults"]!.AsArray().FirstOrDefault(k => k!["measure"]!.GetValue<string>() == "children")?["id"]!.GetValue<Guid>();

    private JsonObject KeyResult(Random random)
    {
        var made = random.Next(10) switch
        {
            0 => Of("maintain", random, ("metricId", Metric(random)), ("low", 40)),
            1 => Of("maintain", random, ("unitOfMeasure", "calls"), ("low", 20), ("high", 90)),
            2 => Of("milestone", random),
            3 => Of("children", random),
            4 => Of("metric", random, ("metricId", Metric(random)), ("baseline", 0), ("target", 600), ("reading", "total")),
            5 => Of("metric", random, ("metricId", Metric(random)), ("baseline", 0), ("low", 40), ("high", 60), ("reading", "average")),
            6 => Of("number", random, ("baseline", 120), ("target", 0)),
            7 => Of("number", random, ("baseline", 0), ("target", 100)),
            _ => Of("metric", random, ("metricId", Metric(random)), ("baseline", 10), ("target", 90), ("reading", "latest")),
        };
        if (made["measure"]!.GetValue<string>() == "milestone")
        {
            made["steps"] = new JsonArray([.. Enumerable.Range(1, 3).Select(n => new JsonObject { ["title"] = $"Step {n}", ["weight"] = n })]);
        }
        else if (made["target"]?.GetValue<int>() == 100)
        {
            made["phases"] = new JsonArray(
                new JsonObject { ["date"] = Day(30), ["value"] = 20 }, new JsonObject { ["date"] = Day(60), ["value"] = 70 });
        }

        return made;
    }

    private static JsonObject Of(string measure, Random random, params ReadOnlySpan<(string Name, JsonNode Value)> more)
    {
        var made = new JsonObject { ["title"] = $"By {measure}", ["measure"] = measure, ["weight"] = random.Next(1, 40) / 10m };
        foreach (var (name, value) in more)
        {
            made[name] = value;
        }

        return made;
    }

    private static JsonObject Kept(JsonNode keyResult)
    {
        var kept = Only(s_kept, keyResult);
        kept["steps"] = new JsonArray([.. keyResult["steps"]!.AsArray().Select(s => Only(s_keptOfSteps, s!))]);
        return kept;
    }

    private static JsonObject Only(string[] names, JsonNode of) => new([.. names.Select(name => KeyValuePair.Create(name, of[name]?.DeepClone()))]);

    private string Day(int ofWindow) => world.Start.AddDays(ofWindow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private JsonNode Metric(Random random) => metrics[random.Next(metrics.Count)];
}
