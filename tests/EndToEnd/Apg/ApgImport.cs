using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Setpoint.Testing.Services;

namespace Setpoint.EndToEnd.Tests.Apg;

/// <summary>
/// Sends the plan through the public API, as a script with a token would. Whether a key result can stand is the platform's
/// judgement, not this importer's: it sends what the file says, drops what is refused, and keeps the words of the refusal.
/// </summary>
internal sealed class ApgImport(HttpClient api, ApgPlan plan)
{
    private const string Cycle = "FY2022 to FY2023";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 4 };

    /// <summary>Fiscal years begin in October; a quarter is reported on its last day.</summary>
    private static readonly DateTimeOffset[] QuarterEnds =
        [new(2021, 12, 31, 17, 0, 0, TimeSpan.Zero), new(2022, 3, 31, 17, 0, 0, TimeSpan.Zero), new(2022, 6, 30, 17, 0, 0, TimeSpan.Zero)];

    private readonly ConcurrentDictionary<string, SentGoal> _sent = new();
    private Dictionary<string, Guid> _units = [];
    private Dictionary<string, Guid> _leads = [];

    private int _created;

    /// <summary>Units, people and objectives that this import added.</summary>
    public int Created => _created;

    public Guid CycleId { get; private set; }

    public async Task AgenciesAsync(string company)
    {
        var units = await ImportAsync("units", "slug,name,kind,parent,lead_email,time_zone", plan.Agencies.Select(agency =>
            new[] { agency.Slug, agency.Name, "department", company, "", "America/New_York" }));
        var people = await ImportAsync("people", "email,name,units,primary_unit,manager_email,roles,locale,time_zone", plan.Agencies.Select(agency =>
            new[] { agency.LeadEmail, $"Goal leads of {agency.Abbreviation}", agency.Slug, agency.Slug, "", $"{agency.Slug}:lead", "en-US", "America/New_York" }));
        _created += units + people;
        _units = (await ListAsync("/api/directory/units")).ToDictionary(unit => unit.GetProperty("slug").GetString()!, IdOf);
        _leads = (await ListAsync("/api/directory/people")).ToDictionary(person => person.GetProperty("email").GetString()!, IdOf);
    }

    public async Task GoalsAsync()
    {
        CycleId = await CycleAsync();
        // Parents come before their children: one kind of goal after the other.
        foreach (var level in plan.Goals.GroupBy(goal => goal.Parents.Count == 0).OrderByDescending(group => group.Key))
        {
            await Parallel.ForEachAsync(level, SideBySide, async (goal, _) => _sent[goal.Key] = await SendAsync(goal));
        }
    }

    /// <summary>One check-in for each goal of which the quarter says a number.</summary>
    public Task QuarterAsync(int quarter) => Parallel.ForEachAsync(
        Reported().Where(row => row.Row.Quarter == quarter).GroupBy(row => row.Goal.Key), SideBySide, async (rows, _) =>
        {
            var goal = _sent[rows.Key];
            var keyResults = rows.Where(row => !row.IsRepeat).Select(row => new { keyResultId = goal.KeyResults[row.Indicator], value = row.Row.Current.Value });
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/checkins")
            {
                Content = JsonContent.Create(new { objectiveId = goal.Id, at = QuarterEnds[quarter - 1], keyResults, changed = $"Q{quarter} FY2022 as reported" }, options: Json),
                Headers = { { "Idempotency-Key", $"apg:{rows.Key}:2022Q{quarter}" } },
            };
            // A check-in needs its objective, of which check-ins hear a moment later than goals.
            using var response = await Eventually.SeeAsync(
                async () => await api.SendAsync(await CopyAsync(request)),
                answer => answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity));
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        });

    public Guid IdOf(GoalPlan goal) => _sent[goal.Key].Id;

    public Guid? KeyResultOf(RowPlan row) => _sent[row.Goal.Key].KeyResults.TryGetValue(row.Indicator, out var id) ? id : null;

    /// <summary>Every row of the file that became no number in the platform, with the reason.</summary>
    public IEnumerable<(RowPlan Row, string Why)> Refused() => plan.Rows
        .Select(row => (row, Why: _sent[row.Goal.Key].Refused.GetValueOrDefault(row.Indicator) ?? (row.Row.Current.Fault is { } fault ? $"current value: {fault}" : null)))
        .Where(each => each.Why is not null)
        .Select(each => (each.row, each.Why!));

    /// <summary>Rows whose number was taken, repeats included.</summary>
    public IEnumerable<RowPlan> Reported() => plan.Rows.Where(row => row.Row.Current.Value is not null && KeyResultOf(row) is not null);

    public async Task<JsonElement> GetAsync(string path)
    {
        var response = await api.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<List<JsonElement>> ListAsync(string path)
    {
        var all = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=500{cursor}");
            all.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
        }

        return all;
    }

    private async Task<int> ImportAsync(string what, string header, IEnumerable<string[]> rows)
    {
        var file = string.Join('\n', rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))).Prepend(header));
        using var body = new StringContent(file, Encoding.UTF8, "text/csv");
        var response = await api.PostAsync(new Uri($"/api/directory/imports/{what}?dryRun=false", UriKind.Relative), body);
        var receipt = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(receipt.GetProperty("rejected").GetInt32() == 0, receipt.GetRawText());
        return receipt.GetProperty("created").GetInt32();
    }

    private async Task<Guid> CycleAsync()
    {
        var known = (await ListAsync("/api/goals/cycles")).Where(cycle => cycle.GetProperty("name").GetString() == Cycle).ToList();
        if (known.Count > 0)
        {
            return IdOf(known[0]);
        }

        var made = await PostAsync("/api/goals/cycles", new { name = Cycle, start = "2021-10-01", end = "2023-09-30" });
        using var begin = new HttpRequestMessage(HttpMethod.Post, $"/api/goals/cycles/{IdOf(made)}/phase") { Content = JsonContent.Create(new { phase = "active", force = true, reason = "As it was in the file" }) };
        begin.Headers.Add("If-Match", $"\"{made.GetProperty("version").GetInt64()}\"");
        (await api.SendAsync(begin)).EnsureSuccessStatusCode();
        return IdOf(made);
    }

    private async Task<SentGoal> SendAsync(GoalPlan goal)
    {
        var refused = new Dictionary<IndicatorPlan, string>();
        while (true)
        {
            var indicators = goal.Indicators.Where(indicator => !refused.ContainsKey(indicator)).ToList();
            var response = await api.PostAsJsonAsync("/api/goals/objectives", Request(goal, indicators), Json);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            if (response.StatusCode == HttpStatusCode.UnprocessableEntity && KeepReasons(answer, indicators, refused))
            {
                continue;
            }

            Assert.True(response.IsSuccessStatusCode, $"{goal.Key}: {(int)response.StatusCode} {answer.GetRawText()}");
            if (response.StatusCode == HttpStatusCode.Created)
            {
                Interlocked.Increment(ref _created);
                await PostAsync($"/api/goals/objectives/{IdOf(answer)}/publish", new { limitReason = "As it is in the file" });
            }

            var keyResults = answer.GetProperty("keyResults").EnumerateArray().Select(IdOf).ToList();
            return new SentGoal(IdOf(answer), indicators.Zip(keyResults).ToDictionary(pair => pair.First, pair => pair.Second), refused);
        }
    }

    private object Request(GoalPlan goal, List<IndicatorPlan> indicators) => new
    {
        cycleId = CycleId,
        unitId = _units[goal.Agency.Slug],
        ownerId = _leads[goal.Agency.LeadEmail],
        title = goal.Title,
        why = goal.Why,
        kind = "committed",
        visibility = "public",
        keyResults = indicators.Select(indicator => new
        {
            title = indicator.Title,
            measure = "number",
            baseline = indicator.Start.Value,
            target = indicator.TargetValue.Value,
            decimals = 3,
        }),
        alignments = goal.Parents.Select(parent => new { parentId = _sent[parent].Id, relation = "contributes" }),
        externalKey = goal.Key,
    };

    /// <summary>Errors name the key result by its place: <c>keyResults[2].target</c>.</summary>
    private static bool KeepReasons(JsonElement problem, List<IndicatorPlan> indicators, Dictionary<IndicatorPlan, string> refused)
    {
        var before = refused.Count;
        foreach (var error in problem.GetProperty("errors").EnumerateObject().Where(error => error.Name.StartsWith("keyResults[", StringComparison.Ordinal)))
        {
            var (index, field) = (int.Parse(error.Name["keyResults[".Length..error.Name.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture), error.Name.Split('.')[1]);
            var why = $"{field} {error.Value[0].GetString()}";
            refused[indicators[index]] = refused.TryGetValue(indicators[index], out var first) ? $"{first}; {why}" : why;
        }

        return refused.Count > before;
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var response = await api.PostAsJsonAsync(path, body, Json);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = new StringContent(await request.Content!.ReadAsStringAsync(), Encoding.UTF8, "application/json"),
        };
        copy.Headers.Add("Idempotency-Key", request.Headers.GetValues("Idempotency-Key"));
        return copy;
    }

    private static Guid IdOf(JsonElement element) => element.GetProperty("id").GetGuid();

    private sealed record SentGoal(Guid Id, Dictionary<IndicatorPlan, Guid> KeyResults, Dictionary<IndicatorPlan, string> Refused);
}
