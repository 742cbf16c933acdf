using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Testing.Services;

namespace Setpoint.EndToEnd.Tests.Browser;

/// <summary>
/// A department with a KPI that is green, and a cascade of three objectives: the company's, the department's, which contributes to
/// it, and a team's, which contributes to the department's. Robin Journey leads it and owns all of it.
/// </summary>
internal sealed class Department
{
    private readonly HttpClient _api;

    private Department(HttpClient api) => _api = api;

    public const string Lead = "Robin Journey";
    public const string Name = "Journeys";
    public const string Slug = "journeys";
    public const string Kpi = "Failed deliveries";
    public const string CompanyTitle = "Customers book again";
    public const string Title = "Every parcel arrives on the promised day";
    public const string TeamTitle = "Plans that drivers can keep";

    /// <summary>From 0 to 100 with two decimals, entered by hand: 40 is progress 0.40.</summary>
    public const string KeyResult = "Lanes with a promise date";

    public const string NextCycle = "Next quarter";

    public Guid MetricId { get; private set; }

    public Guid CompanyObjective { get; private set; }

    public Guid Objective { get; private set; }

    public Guid TeamObjective { get; private set; }

    public Guid LeadId { get; private set; }

    public Guid Blocker { get; private set; }

    public Guid Review { get; private set; }

    private Guid _team;
    private Guid _cycle;

    private DateOnly Today { get; } = DateOnly.FromDateTime(DateTime.UtcNow);

    public static async Task<Department> SetUpAsync(HttpClient api, string company)
    {
        var department = new Department(api);
        var companyId = (await api.GetFromJsonAsync<JsonElement>($"/api/directory/units/{company}")).GetProperty("id").GetGuid();
        var unit = await department.CreateAsync(
            "/api/directory/units", new { name = Name, slug = Slug, kind = "department", parentId = companyId, timeZone = "Europe/Amsterdam" });
        var team = await department.CreateAsync(
            "/api/directory/units", new { name = "Planning desk", slug = "journeys-planning", kind = "team", parentId = unit, timeZone = "Europe/Amsterdam" });
        var robin = await department.CreateAsync("/api/directory/people", new
        {
            name = Lead,
            email = "robin.journey@harborvale.example",
            unitIds = new[] { unit },
            primaryUnitId = unit,
            locale = "en-GB",
            timeZone = "Europe/Amsterdam",
            roles = new[] { new { unitId = companyId, role = "lead" } },
        });
        await department.AskForCheckInsTomorrowAsync(unit);
        await department.WatchAsync(unit, robin);
        await department.DecideAsync(companyId, unit, team, robin);
        await department.MeetAsync(unit, robin);
        return department;
    }

    /// <summary>The value of the month before this one: the latest that is judged. A monthly alert opens at once.</summary>
    public Task PostLastMonthAsync(decimal value) => PostMonthsAsync((1, value));

    /// <summary>The quarter after this one, to be planned; nothing is in it.</summary>
    public Task<Guid> PlanNextAsync() =>
        CreateAsync("/api/goals/cycles", new { name = NextCycle, start = Today.AddDays(46), end = Today.AddDays(135) });

    /// <summary>Somebody on the planning desk who answers for objectives there, each with one key result from 0 to 100 that is entered by hand.</summary>
    public async Task<IReadOnlyList<Guid>> AddContributorAsync(string name, params string[] objectives)
    {
        var person = await CreateAsync("/api/directory/people", new
        {
            name,
            email = $"{name.Replace(' ', '.').ToUpperInvariant()}@harborvale.example",
            unitIds = new[] { _team },
            primaryUnitId = _team,
            locale = "en-GB",
            timeZone = "Europe/Amsterdam",
            roles = new[] { new { unitId = _team, role = "member" } },
        });
        var ids = new List<Guid>();
        foreach (var title in objectives)
        {
            ids.Add(await PublishAsync(title, _cycle, _team, person, $"Measure of {title}", above: null));
        }

        await Eventually.TrueAsync(async () =>
            (await _api.GetFromJsonAsync<JsonElement>($"/session/people?q={Uri.EscapeDataString(name)}")).GetProperty("items").GetArrayLength() == 1);
        return ids;
    }

    /// <summary>
    /// What is published after the hour of the week at which check-ins are due is asked for only next week: on whatever day the
    /// tests run, that hour is tomorrow's.
    /// </summary>
    private Task AskForCheckInsTomorrowAsync(Guid unit)
    {
        var decision = new
        {
            values = new Dictionary<string, string>(StringComparer.Ordinal) { ["checkInWeekday"] = WeekdayOf(Today.AddDays(1)) },
            reason = "A department to look at",
        };
        return ChangeAsync($"/api/directory/units/{unit}/policies", $"/api/directory/units/{unit}/policies", decision, HttpMethod.Put);
    }

    private static string WeekdayOf(DateOnly day) => day.ToString("dddd", CultureInfo.InvariantCulture).ToLowerInvariant();

    private async Task WatchAsync(Guid unit, Guid owner)
    {
        MetricId = await CreateAsync("/api/metrics", new
        {
            name = Kpi,
            definition = "Deliveries that failed, per 100 attempts",
            role = "kpi",
            unitOfMeasure = "%",
            decimals = 1,
            direction = "lower",
            thresholds = new { green = 2.0m, amber = 3.0m },
            cadence = "monthly",
            reviewCadence = "monthly",
            visibility = "public",
            unitId = unit,
            ownerId = owner,
            target = 1.5m,
            source = "the browser tests",
            businessOutcome = "customers book again",
            status = "active",
        });
        await PostMonthsAsync([.. Enumerable.Range(1, 12).Select(ago => (ago, 1.5m + ((ago % 4) * 0.1m)))]);
    }

    private async Task PostMonthsAsync(params (int Ago, decimal Value)[] months)
    {
        var rows = months.Select(m => new
        {
            metric = MetricId,
            at = Today.AddMonths(-m.Ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            value = m.Value,
        });
        using var answer = await _api.PostAsJsonAsync("/api/metrics/observations", rows);
        var receipt = await ReadAsync(answer);
        Assert.Equal(0, receipt.GetProperty("rejected").GetInt32());
    }

    private async Task DecideAsync(Guid company, Guid unit, Guid team, Guid owner)
    {
        var cycle = await CreateAsync("/api/goals/cycles", new { name = "This quarter", start = Today.AddDays(-45), end = Today.AddDays(45) });
        await ChangeAsync($"/api/goals/cycles/{cycle}/phase", $"/api/goals/cycles/{cycle}", new { phase = "active", force = true, reason = "A department to look at" });
        (_team, _cycle) = (team, cycle);
        CompanyObjective = await PublishAsync(CompanyTitle, cycle, company, owner, "Repeat bookings", above: null);
        Objective = await PublishAsync(Title, cycle, unit, owner, KeyResult, above: CompanyObjective);
        TeamObjective = await PublishAsync(TeamTitle, cycle, team, owner, "Replanned stops", above: Objective);
    }

    /// <summary>Something blocks the team, and a review of the department is to come.</summary>
    private async Task MeetAsync(Guid unit, Guid lead)
    {
        LeadId = lead;
        await Eventually.TrueAsync(async () =>
        {
            using var form = await _api.GetAsync($"/api/checkins/form?objective={TeamObjective}");
            return form.IsSuccessStatusCode;
        });
        Blocker = await CreateAsync(
            "/api/checkins/blockers", new { objectiveId = TeamObjective, text = "The planning tool has no licence for the night shift", ownerId = lead, severity = "major" });
        Review = await CreateAsync("/api/checkins/reviews", new { unitId = unit, kind = "monthly-okr", scheduledAt = DateTimeOffset.UtcNow.AddDays(3), facilitatorId = lead });
    }

    private async Task<Guid> PublishAsync(string title, Guid cycle, Guid unit, Guid owner, string keyResult, Guid? above)
    {
        var objective = await CreateAsync("/api/goals/objectives", new
        {
            cycleId = cycle,
            unitId = unit,
            ownerId = owner,
            title,
            why = "Customers forgive a late quote, not a late parcel.",
            kind = "committed",
            visibility = "public",
            keyResults = new[] { new { title = keyResult, measure = "number", baseline = 0, target = 100, decimals = 0 } },
            alignments = above is null ? [] : new[] { new { parentId = above.Value, relation = "contributes", weight = 1 } },
        });
        await ChangeAsync($"/api/goals/objectives/{objective}/publish", $"/api/goals/objectives/{objective}", new { limitReason = "A department to look at" });
        return objective;
    }

    private async Task<Guid> CreateAsync(string address, object content)
    {
        using var answer = await _api.PostAsJsonAsync(address, content);
        return (await ReadAsync(answer)).GetProperty("id").GetGuid();
    }

    /// <summary>Sends, as a rule posts, with the version that a read has just given, as the portal does.</summary>
    private async Task ChangeAsync(string address, string of, object content, HttpMethod? method = null)
    {
        using var current = await _api.GetAsync(of);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, address) { Content = JsonContent.Create(content) };
        request.Headers.IfMatch.Add(current.Headers.ETag!);
        using var answer = await _api.SendAsync(request);
        await ReadAsync(answer);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Until every service has heard of what was set up: what a page shows is complete.</summary>
    public Task SettledAsync() => Eventually.TrueAsync(async () => await HealthAsync() is not ("not-set" or null));

    /// <summary>Whatever another journey has left the KPI at.</summary>
    public async Task TurnGreenAsync()
    {
        await PostLastMonthAsync(1.6m);
        await Eventually.TrueAsync(async () => await HealthAsync() == "green");
    }

    private async Task<string?> HealthAsync() =>
        (await _api.GetFromJsonAsync<JsonElement>($"/api/metrics/{MetricId}")).GetProperty("health").GetString();
}
