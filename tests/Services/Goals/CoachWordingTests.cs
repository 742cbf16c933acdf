using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Setpoint.Contracts.Directory;
using Setpoint.Goals.Features.Coach.Wording;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>A language model as far as anybody can tell from outside: a real HTTP server that answers what a test says.</summary>
public sealed class WordingFixture : IAsyncLifetime
{
    private WebApplication _model = null!;

    public GoalsFixture Goals { get; } = new();

    public ConcurrentQueue<(string Path, string? Key, JsonNode? Body)> Requests { get; } = [];

    public RequestDelegate Answer { get; set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _model = builder.Build();
        _model.Run(async http =>
        {
            var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
            Requests.Enqueue((http.Request.Path, http.Request.Headers.Authorization, body.Length == 0 ? null : JsonNode.Parse(body)));
            await Answer(http);
        });
        await _model.StartAsync();
        Goals.Set("Coach:Wording:Endpoint", $"{_model.Urls.First()}/v1");
        Goals.Set("Coach:Wording:Model", "small");
        Goals.Set("Coach:Wording:ApiKey", "let-me-in");
        Goals.Set("Coach:Wording:Timeout", "00:00:02");
        await Goals.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Goals.DisposeAsync();
        await _model.DisposeAsync();
    }

    public static Task SayAsync(HttpContext http, string content) => http.Response.WriteAsJsonAsync(new { choices = new[] { new { message = new { role = "assistant", content } } } });
}

/// <summary>Nothing is sent but what was asked about, to nobody but whom an operator named, and only where a unit allows it.</summary>
public sealed class CoachWordingTests(WordingFixture model) : IClassFixture<WordingFixture>
{
    private static long s_version = 1;
    private readonly GoalsFixture _goals = model.Goals;

    [Fact]
    public async Task Where_the_units_policy_is_off_nothing_is_sent()
    {
        await DecideAsync(_goals.Org.Sales, new() { ["coachWording"] = "on" });
        await DecideAsync(_goals.Org.InsideSales, new() { ["coachWording"] = "off" });
        var before = model.Requests.Count;

        foreach (var unit in (Guid[])[_goals.Org.InsideSales, _goals.Org.Operations])
        {
            Assert.Equal((409, "wording-off"), await RefusedAsync(_goals.Org.Admin, Request(unit)));
        }

        Assert.Equal(before, model.Requests.Count);
    }

    [Fact]
    public async Task Only_the_text_and_its_reason_are_sent_and_the_answer_is_a_proposal()
    {
        await DecideAsync(_goals.Org.Sales, new() { ["coachWording"] = "on" });
        model.Answer = http => WordingFixture.SayAsync(http, "\n\"Orders without a call rise from … to …\"\nBecause that is better.");
        model.Requests.Clear();

        using var answer = await _goals.Speak(_goals.Org.SalesLead).PostAsync("/api/goals/coach/wording", Request(_goals.Org.Sales) with { Why = "Calls cost us" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Orders without a call rise from … to …", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["proposal"]);

        var (path, key, body) = Assert.Single(model.Requests);
        Assert.Equal(("/v1/chat/completions", "Bearer let-me-in", "small"), (path, key, (string?)body!["model"]));
        Assert.Equal("Key result: Launch the new website\nWhy: Calls cost us", (string?)body["messages"]![1]!["content"]);
        Assert.Equal(2, body["messages"]!.AsArray().Count);
        Assert.DoesNotContain(_goals.Org.Sales.ToString(), body.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    public static TheoryData<string> Bad => ["error", "html", "empty", "redirect", "huge", "never"];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_model_that_fails_lies_or_never_ends_is_a_clear_answer(string how)
    {
        await DecideAsync(_goals.Org.Sales, new() { ["coachWording"] = "on" });
        model.Requests.Clear();
        model.Answer = http => how switch
        {
            "error" => Task.FromResult(http.Response.StatusCode = 500),
            "html" => http.Response.WriteAsync("<html>"),
            "empty" => http.Response.WriteAsJsonAsync(new { choices = Array.Empty<object>() }),
            "redirect" => Task.Run(() => http.Response.Redirect("/v1/elsewhere")),
            "huge" => WordingFixture.SayAsync(http, new string('x', 100_000)),
            _ => Task.Delay(Timeout.Infinite, http.RequestAborted),
        };

        Assert.Equal((502, "wording-failed"), await RefusedAsync(_goals.Org.SalesLead, Request(_goals.Org.Sales)));
        Assert.Single(model.Requests); // and nobody followed the redirect
    }

    [Fact]
    public async Task Who_does_not_write_in_the_unit_asks_for_nothing()
    {
        await DecideAsync(_goals.Org.Sales, new() { ["coachWording"] = "on" });
        model.Requests.Clear();
        foreach (var person in (Guid[])[_goals.Org.Viewer, _goals.Org.OperationsLead])
        {
            Assert.Equal(403, (await RefusedAsync(person, Request(_goals.Org.Sales))).Status);
        }

        Assert.Empty(model.Requests);
    }

    private static WordingRequest Request(Guid unit) => new(unit, WordingKind.KeyResult, "Launch the new website");

    private async Task<(int Status, string? Code)> RefusedAsync(Guid person, WordingRequest request)
    {
        var (status, code, _) = await GoalsClient.ProblemAsync(_goals.Speak(person).PostAsync("/api/goals/coach/wording", request));
        return (status, code);
    }

    private async Task DecideAsync(Guid unit, Dictionary<string, string> values)
    {
        var version = Interlocked.Increment(ref s_version);
        await _goals.Broker.PublishAsync(new PolicyChanged(unit, version, values));
        await Eventually.TrueAsync(() => _goals.QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = $2)", unit, version));
    }
}

/// <summary>Without an endpoint nothing is sent, whatever units decide.</summary>
public sealed class CoachWithoutWordingTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task Without_an_endpoint_it_is_off()
    {
        await goals.Broker.PublishAsync(new PolicyChanged(goals.Org.Sales, 1_000, new Dictionary<string, string> { ["coachWording"] = "on" }));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = 1000)", goals.Org.Sales));
        var (status, code, _) = await GoalsClient.ProblemAsync(
            goals.Admin.PostAsync("/api/goals/coach/wording", new WordingRequest(goals.Org.Sales, WordingKind.Objective, "Launch the new website")));
        Assert.Equal((409, "wording-off"), (status, code));
    }
}
