using System.Globalization;
using System.Text.Json;
using Setpoint.Testing.Services;

namespace Setpoint.EndToEnd.Tests.Chaos;

/// <summary>A key result as this test keeps it, to reckon with.</summary>
internal sealed class KeyResultModel
{
    public Guid Id { get; set; }

    public required string Title { get; init; }

    /// <summary>None for a number entered by hand.</summary>
    public Guid? Metric { get; init; }

    public required decimal Baseline { get; init; }

    public required decimal Target { get; init; }

    public decimal Weight { get; set; } = 1;
}

/// <summary>An objective as the accepted writes have made it.</summary>
internal sealed class ObjectiveModel
{
    public Guid Id { get; set; }

    public long Version { get; set; }

    public required string Title { get; init; }

    public required Guid Unit { get; init; }

    public required IReadOnlyList<KeyResultModel> KeyResults { get; init; }

    public ObjectiveModel? Parent { get; set; }

    /// <summary>In the slot of its parent.</summary>
    public decimal Weight { get; set; } = 1;

    /// <summary>Its level: 0 the company, 1 a department, 2 a team.</summary>
    public int Level => Parent is null ? 0 : Parent.Level + 1;
}

/// <summary>
/// A company of three levels under the one that AppHost made: two departments with two teams each, an objective and two key
/// results for every unit, one entered by hand and one on a metric of its own.
/// </summary>
internal sealed class Company(Persistent api)
{
    private const string TimeZone = "Europe/Amsterdam";
    private static readonly string[] s_departments = ["north", "south"];

    /// <summary>Days that metrics have values for: complete ones, inside the cycle.</summary>
    public static readonly DateOnly FirstDay = Today.AddDays(-50);

    public static readonly DateOnly LastDay = Today.AddDays(-2);

    public List<ObjectiveModel> Objectives { get; } = [];

    public Guid Cycle { get; private set; }

    public Guid Administrator { get; private set; }

    public IEnumerable<ObjectiveModel> Departments => Objectives.Where(o => o.Level == 1);

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public async Task FoundAsync()
    {
        var me = (await api.GetAsync("/api/directory/me")).Body;
        Administrator = me.GetProperty("id").GetGuid();
        var root = me.GetProperty("units")[0].GetProperty("id").GetGuid();
        Cycle = await MadeAsync("/api/goals/cycles", new { name = "Chaos", start = FirstDay, end = Today.AddDays(40) }, c => c);
        var company = await ObjectiveAsync("Company", root, null);
        foreach (var name in s_departments)
        {
            var department = await UnitAsync(name, "department", root);
            var above = await ObjectiveAsync($"Department {name}", department, company);
            foreach (var n in new[] { 1, 2 })
            {
                var team = await UnitAsync($"{name}-{n}", "team", department);
                await ObjectiveAsync($"Team {name} {n}", team, above);
            }
        }

        var cycle = (await api.GetAsync($"/api/goals/cycles")).Body.GetProperty("items").EnumerateArray().Single(c => c.GetProperty("id").GetGuid() == Cycle);
        var active = await api.SendIfMatchAsync(HttpMethod.Post, $"/api/goals/cycles/{Cycle}/phase", new { phase = "active", force = true, reason = "Much to disturb" }, cycle.GetProperty("version").GetInt64());
        Assert.True(active.IsSuccess, active.ToString());
    }

    /// <summary>The body of a PUT that says the whole objective as the model has it.</summary>
    public object Content(ObjectiveModel objective) => new
    {
        cycleId = Cycle,
        unitId = objective.Unit,
        ownerId = Administrator,
        title = objective.Title,
        kind = "committed",
        visibility = "public",
        contributorIds = Array.Empty<Guid>(),
        keyResults = objective.KeyResults.Select(k => new
        {
            id = k.Id == Guid.Empty ? (Guid?)null : k.Id,
            title = k.Title,
            measure = k.Metric is null ? "number" : "metric",
            metricId = k.Metric,
            baseline = k.Baseline,
            target = k.Target,
            weight = k.Weight,
        }),
        alignments = objective.Parent is { } parent ? new object[] { new { parentId = parent.Id, relation = "contributes", weight = objective.Weight } } : [],
    };

    private Task<Guid> UnitAsync(string slug, string kind, Guid parent) =>
        MadeAsync("/api/directory/units", new { name = $"Unit {slug}", slug, kind, parentId = parent, leadId = Administrator, timeZone = TimeZone }, c => c);

    /// <summary>Daily, owned by the administrator; green above 60, so that some of its days alert.</summary>
    private Task<Guid> MetricAsync(string name, Guid unit) => MadeAsync(
        "/api/metrics",
        new
        {
            name,
            definition = "Made up by the chaos test",
            role = "kpi",
            unitOfMeasure = "points",
            decimals = 2,
            direction = "higher",
            thresholds = new { green = 60, amber = 30 },
            cadence = "daily",
            reviewCadence = "weekly",
            visibility = "public",
            unitId = unit,
            ownerId = Administrator,
            businessOutcome = "Nothing is lost",
            source = "chaos",
            status = "active",
        },
        m => m);

    private async Task<ObjectiveModel> ObjectiveAsync(string title, Guid unit, ObjectiveModel? parent)
    {
        var metric = await MetricAsync($"Metric of {title}", unit);
        var objective = new ObjectiveModel
        {
            Title = title,
            Unit = unit,
            Parent = parent,
            KeyResults =
            [
                new() { Title = $"{title} by hand", Baseline = 20, Target = 100 },
                new() { Title = $"{title} by metric", Metric = metric, Baseline = 90, Target = 10 },
            ],
        };
        var made = await MadeAsync("/api/goals/objectives", Content(objective));
        objective.Id = made.GetProperty("id").GetGuid();
        foreach (var (model, keyResult) in objective.KeyResults.Zip(made.GetProperty("keyResults").EnumerateArray()))
        {
            Assert.Equal(model.Title, keyResult.GetProperty("title").GetString());
            model.Id = keyResult.GetProperty("id").GetGuid();
        }

        foreach (var step in new[] { "propose", "publish" })
        {
            made = (await api.SendIfMatchAsync(
                HttpMethod.Post, $"/api/goals/objectives/{objective.Id}/{step}", new { limitReason = "Much to disturb" }, made.GetProperty("version").GetInt64())).Body;
        }

        Assert.Equal("published", made.GetProperty("lifecycle").GetString());
        objective.Version = made.GetProperty("version").GetInt64();
        Objectives.Add(objective);
        return objective;
    }

    private async Task<Guid> MadeAsync(string path, object body, Func<JsonElement, JsonElement> pick) =>
        pick(await MadeAsync(path, body)).GetProperty("id").GetGuid();

    /// <summary>What other services told of may take a moment to arrive; a 422 is asked again for a while.</summary>
    private async Task<JsonElement> MadeAsync(string path, object body)
    {
        var key = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var answer = await Eventually.SeeAsync(() => api.PostAsync(path, body, key), a => a.IsSuccess);
        return answer.Body;
    }
}
