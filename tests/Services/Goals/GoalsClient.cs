using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;

namespace Setpoint.Services.Tests.Goals;

/// <summary>Speaks to the goals service in intents.</summary>
public sealed class GoalsClient(HttpClient http)
{
    /// <summary>A company of one test publishes more than a company should.</summary>
    private static readonly object s_nevertheless = new { limitReason = "One company for many tests" };

    public HttpClient Http => http;

    public async Task<CycleResponse> PlanAsync(string name, DateOnly start, DateOnly end, CyclePhase phase = CyclePhase.Planning)
    {
        var cycle = await Read<CycleResponse>(await http.PostAsJsonAsync("/api/goals/cycles", new { name, start, end }), HttpStatusCode.Created);
        for (var next = CyclePhase.Active; next <= phase; next++)
        {
            cycle = await MoveAsync(cycle, next);
        }

        return cycle;
    }

    public async Task<CycleResponse> MoveAsync(CycleResponse cycle, CyclePhase phase) =>
        await Read<CycleResponse>(await SendAsync(HttpMethod.Post, $"/api/goals/cycles/{cycle.Id}/phase", Forced(phase), cycle.Version));

    /// <summary>Tests begin a cycle in which nothing is written yet.</summary>
    private static object Forced(CyclePhase phase) => new { phase = phase.ToString().ToLowerInvariant(), force = true, reason = "It begins with the test" };

    public async Task<ObjectiveResponse> DraftAsync(ObjectiveRequest request) =>
        await Read<ObjectiveResponse>(await PostAsync("/api/goals/objectives", request), HttpStatusCode.Created);

    public async Task<ObjectiveResponse> PublishAsync(ObjectiveRequest request) => await StepAsync((await DraftAsync(request)).Id, "publish");

    public async Task<ObjectiveResponse> StepAsync(Guid id, string step, object? body = null) =>
        await Read<ObjectiveResponse>(await PostAsync($"/api/goals/objectives/{id}/{step}", body ?? (step == "publish" ? s_nevertheless : new { })));

    public async Task<ObjectiveResponse> EditAsync(ObjectiveResponse objective, ObjectiveRequest request) =>
        await Read<ObjectiveResponse>(await PutAsync(objective.Id, request, objective.Version));

    public Task<HttpResponseMessage> PutAsync(Guid id, ObjectiveRequest request, long? version) =>
        SendAsync(HttpMethod.Put, $"/api/goals/objectives/{id}", request, version);

    public async Task<ObjectiveResponse> GetAsync(Guid id) => await Read<ObjectiveResponse>(await http.GetAsync($"/api/goals/objectives/{id}"));

    public async Task<T> GetAsync<T>(string address) => await Read<T>(await http.GetAsync(address));

    public Task<HttpResponseMessage> PostAsync(string address, object body) => http.PostAsJsonAsync(address, body, GoalsFixture.Json);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object body, long? version)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body, body.GetType(), options: GoalsFixture.Json) };
        if (version is { } v)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{v}\"");
        }

        return await http.SendAsync(request);
    }

    /// <summary>The status, the code and the fields of a problem.</summary>
    public static async Task<(int Status, string? Code, string[] Fields)> ProblemAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{response.StatusCode}: {text}");
        var problem = JsonNode.Parse(text)!;
        return ((int)response.StatusCode, problem["code"]?.GetValue<string>(), [.. problem["errors"]?.AsObject().Select(e => e.Key) ?? []]);
    }

    private static async Task<T> Read<T>(HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == expected, $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {text}");
            return System.Text.Json.JsonSerializer.Deserialize<T>(text, GoalsFixture.Json)!;
        }
    }
}

/// <summary>Objectives to begin from.</summary>
public static class Sample
{
    public static ObjectiveRequest Objective(
        CycleResponse cycle, Guid unit, Guid owner, IReadOnlyList<KeyResultRequest>? keyResults = null, params (Guid Parent, Relation Relation)[] parents) => new(
        cycle.Id,
        unit,
        owner,
        "Every parcel arrives on the promised day",
        "Late parcels cost us customers",
        ObjectiveKind.Committed,
        Visibility.Public,
        [],
        keyResults ?? [Number()],
        [.. parents.Select(p => new AlignmentRequest(p.Parent, p.Relation))]);

    public static KeyResultRequest Number(decimal target = 12, decimal baseline = 0, decimal weight = 1) =>
        new("Depots with a second shift", Measure.Number, baseline, target, Weight: weight);

    public static KeyResultRequest OnMetric(Guid metric, decimal baseline, decimal target) =>
        new("Parcels on time", Measure.Metric, baseline, target, MetricId: metric);

    public static (Guid, Relation) Contributes(ObjectiveResponse parent) => (parent.Id, Relation.Contributes);

    public static (Guid, Relation) Supports(ObjectiveResponse parent) => (parent.Id, Relation.Supports);
}
