using System.Net;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;

namespace Setpoint.Services.Tests.DirectoryService;

/// <summary>What units decide for themselves, and what holds below.</summary>
public sealed class PoliciesTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    private DirectoryClient Admin => new(directory.Admin);

    [Fact]
    public async Task What_holds_is_decided_by_the_nearest_unit_that_decided_and_says_which()
    {
        await directory.Broker.HearAsync<PolicyChanged>();
        var department = await Admin.UnitAsync("Policy department", directory.Company);
        var team = await Admin.UnitAsync("Policy team", department);
        Assert.Equal(("3", null), Of(await ReadAsync(team), "unitObjectivesMost"));

        await DecideAsync(directory.Company, 0, new() { ["unitObjectivesMost"] = "4", ["onTrackGap"] = "0.05" });
        await DecideAsync(department, 0, new() { ["unitObjectivesMost"] = "2" });
        Assert.Equal(("2", "Policy department"), Of(await ReadAsync(team), "unitObjectivesMost"));
        Assert.Equal(("0.05", "Acme"), Of(await ReadAsync(team), "onTrackGap"));
        Assert.Equal(("4", "Acme"), Of(await ReadAsync(directory.Company), "unitObjectivesMost"));
        var told = await directory.Broker.ExpectAsync<PolicyChanged>(p => p.Id == department);
        Assert.Equal("2", told.Values["unitObjectivesMost"]);

        await DecideAsync(department, 1, new() { ["unitObjectivesMost"] = null });
        Assert.Equal(("4", "Acme"), Of(await ReadAsync(team), "unitObjectivesMost"));
        var history = (await Admin.GetAsync($"units/{department}/policies/history"))["items"]!.AsArray();
        Assert.Equal([2, 1], history.Select(r => (int)r!["version"]!));
        Assert.Equal("2", (string)history[1]!["values"]!["unitObjectivesMost"]!);
        Assert.Equal("Tidy", (string)(await Admin.GetAsync($"audit?subject={department}&subjectType=UnitPolicies"))["items"]![0]!["reason"]!);
    }

    [Fact]
    public async Task A_hold_from_above_is_lifted_by_nobody_below()
    {
        var department = await Admin.UnitAsync("Held department", directory.Company);
        var team = await Admin.UnitAsync("Held team", department);
        await DecideAsync(team, 0, new() { ["legalHold"] = "no" });
        Assert.Equal(("no", "Held team"), Of(await ReadAsync(team), "legalHold"));
        await DecideAsync(department, 0, new() { ["legalHold"] = "yes" });
        Assert.Equal(("yes", "Held department"), Of(await ReadAsync(team), "legalHold"));
    }

    [Theory]
    [InlineData("noSuchThing", "1", "no such policy")]
    [InlineData("unitObjectivesMost", "2.5", "whole number")]
    [InlineData("unitObjectivesMost", "0", "from 1 to 20")]
    [InlineData("onTrackGap", "abc", "number from 0 to 1")]
    [InlineData("alertInARow", "13", "from 1 to 12")]
    [InlineData("alertOfTheLast", "25", "from 1 to 24")]
    [InlineData("enoughWeight", "1.01", "number from 0 to 1")]
    [InlineData("holdPeriods", "0", "from 1 to 12")]
    [InlineData("publishRole", "anybody", "one of")]
    public async Task A_wrong_value_names_the_policy_and_what_is_allowed(string name, string value, string allowed)
    {
        var unit = await Admin.UnitAsync($"Wrong {name} {value}".Replace(".", "", StringComparison.Ordinal), directory.Company);
        var problem = await Admin.SendAsync(
            HttpMethod.Put, $"units/{unit}/policies", new { values = new Dictionary<string, string> { [name] = value }, reason = "Try" }, HttpStatusCode.UnprocessableEntity, 0);
        Assert.Contains(allowed, (string)problem["errors"]![$"values.{name}"]![0]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keyResultsLeast", "6")]
    [InlineData("alertWorse", "6")] // of the last 5
    public async Task Limits_that_exclude_each_other_are_refused_and_nothing_is_half_done(string name, string value)
    {
        var unit = await Admin.UnitAsync($"Contradiction {name}", directory.Company);
        var problem = await Admin.SendAsync(
            HttpMethod.Put, $"units/{unit}/policies", new { values = new Dictionary<string, string> { [name] = value }, reason = "Try" }, HttpStatusCode.UnprocessableEntity, 0);
        Assert.NotNull(problem["errors"]![$"values.{name}"]);
        Assert.Equal(0, (int)(await ReadAsync(unit))["version"]!);
    }

    [Fact]
    public async Task Only_an_administrator_decides_and_two_at_once_are_told_apart()
    {
        var unit = await Admin.UnitAsync("Deciders", directory.Company);
        var lead = new DirectoryClient(directory.As(await Admin.PersonAsync("Decider lead", unit, "lead")));
        await lead.SendAsync(HttpMethod.Put, $"units/{unit}/policies", Decision(new() { ["onTrackGap"] = "0.2" }), HttpStatusCode.Forbidden, 0);
        Assert.Equal(HttpStatusCode.OK, await lead.StatusAsync($"units/{unit}/policies"));
        await Admin.SendAsync(HttpMethod.Put, $"units/{unit}/policies", Decision(new() { ["onTrackGap"] = "0.2" }), HttpStatusCode.PreconditionRequired);

        var both = await Task.WhenAll(TryAsync("0.1"), TryAsync("0.15"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], both.Order());

        async Task<HttpStatusCode> TryAsync(string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/directory/units/{unit}/policies");
            request.Content = System.Net.Http.Json.JsonContent.Create(Decision(new() { ["onTrackGap"] = value }));
            request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
            using var answer = await directory.Admin.SendAsync(request);
            return answer.StatusCode;
        }
    }

    private static object Decision(Dictionary<string, string?> values) => new { values, reason = "Tidy" };

    private static (string Value, string? Origin) Of(JsonObject policies, string name)
    {
        var policy = policies["policies"]!.AsArray().Single(p => (string)p!["name"]! == name)!;
        return ((string)policy["value"]!, (string?)policy["origin"]?["name"]);
    }

    private Task<JsonObject> ReadAsync(Guid unit) => Admin.GetAsync($"units/{unit}/policies");

    private Task<JsonObject> DecideAsync(Guid unit, long version, Dictionary<string, string?> values) =>
        Admin.SendAsync(HttpMethod.Put, $"units/{unit}/policies", Decision(values), HttpStatusCode.OK, version);
}
