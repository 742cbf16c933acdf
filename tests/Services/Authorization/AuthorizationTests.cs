using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>Every address of every service, asked by everybody in <see cref="Cast"/>, against <see cref="Matrix"/>.</summary>
public sealed class AuthorizationTests(World world) : IClassFixture<World>
{
    private const int AdministratorOfTheUnit = 6;

    public static TheoryData<string> Services => new("directory", "metrics", "goals", "checkins", "notifications");

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_endpoint_has_a_line_and_every_line_an_endpoint(string service)
    {
        var running = world[service].Endpoints.ToHashSet(StringComparer.Ordinal);
        var written = Matrix.Of(service).Select(r => r.Endpoint).Concat(Matrix.Open).ToHashSet(StringComparer.Ordinal);
        Assert.True(running.SetEquals(written), $"without a line: {string.Join(", ", running.Except(written))}; without an endpoint: {string.Join(", ", written.Except(running))}");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Everybody_gets_what_the_matrix_says(string service)
    {
        var scene = world[service];
        var wrong = new List<string>();
        foreach (var rule in Matrix.Of(service))
        {
            var letters = new StringBuilder();
            foreach (var actor in scene.Cast.Actors)
            {
                letters.Append(await LetterAsync(scene, rule, actor.Id));
            }

            if (letters.ToString() != rule.Letters)
            {
                wrong.Add($"{rule}: expected {rule.Letters}, got {letters}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Who_sees_and_changes_a_thing_is_told_as_it_is(string service)
    {
        var wrong = await new AccessAnswers(world[service]).WrongAsync();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_kind_of_thing_that_has_an_id_says_who_sees_and_changes_it(string service) =>
        Assert.Empty(new AccessAnswers(world[service]).Silent);

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Without_a_right_token_nobody_gets_anything(string service)
    {
        var scene = world[service];
        string?[] tokens =
        [
            null,
            "nonsense",
            scene.Service.Tokens.Mint(Cast.Administrator, "another-service"),
            scene.Service.Tokens.Mint(Cast.Administrator, service, lifetime: TimeSpan.FromMinutes(-5)),
            scene.Service.Tokens.Mint(Cast.Administrator, service, issuer: "somebody"),
            scene.Service.Tokens.Mint(Cast.Administrator, service, keyId: "test"),
        ];
        foreach (var rule in Matrix.Of(service))
        {
            foreach (var token in tokens)
            {
                var status = await StatusAsync(scene, rule, Cast.Administrator, token);
                Assert.True(status == HttpStatusCode.Unauthorized, $"{rule}: {status} with {token ?? "no token"}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_token_reads_only_with_the_scope_for_reading_and_writes_only_with_that_for_writing(string service)
    {
        var scene = world[service];
        foreach (var rule in Matrix.Of(service))
        {
            var has = rule.Endpoint.StartsWith("GET ", StringComparison.Ordinal) ? "write" : "read";
            var token = scene.Service.Tokens.Mint(Cast.Administrator, service, [$"{service}:{has}", "another:read", "another:write"]);
            var status = await StatusAsync(scene, rule, Cast.Administrator, token);
            Assert.True(status == HttpStatusCode.Forbidden, $"{rule}: {status} with {service}:{has}");
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Who_is_unknown_or_deactivated_gets_nothing(string service)
    {
        var scene = world[service];
        var token = scene.Service.Tokens.Mint(Guid.CreateVersion7(), service);
        foreach (var rule in Matrix.Of(service))
        {
            var status = await StatusAsync(scene, rule, Cast.Administrator, token);
            Assert.True(status == HttpStatusCode.Forbidden, $"{rule}: {status}");
        }
    }

    [Fact]
    public async Task Something_hidden_changes_no_list_and_no_total_for_those_who_may_not_see_it()
    {
        var outsiders = new Outsiders(world);
        var before = await outsiders.EverythingSeenAsync();
        await outsiders.HideMoreAsync();
        Assert.Equal(before, await outsiders.EverythingSeenAsync());
    }

    /// <summary>Whoever holds it: the owner, who needs no role, and administrators of the unit and of the company.</summary>
    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_token_limited_to_another_unit_sees_and_changes_nothing_of_this_one(string service)
    {
        var scene = world[service];
        var wrong = new List<string>();
        foreach (var rule in Matrix.Of(service).Where(r => !Matrix.OfEverybody.Contains(r.Endpoint)))
        {
            foreach (var actor in (Guid[])[Cast.Owner, scene.Cast.Actors[AdministratorOfTheUnit].Id, Cast.Administrator])
            {
                if (await LetterAsync(scene, rule, actor, scene.OtherUnit) is not ('x' or '-') and var letter && await TellsAsync(scene, rule, actor) is { } told)
                {
                    wrong.Add($"{rule}: {letter} {told}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_token_of_the_companys_administrator_limited_to_a_unit_is_one_of_that_units_administrator(string service)
    {
        var scene = world[service];
        var wrong = new List<string>();
        foreach (var rule in Matrix.Of(service))
        {
            var expected = service == "notifications" && !rule.IsOperation ? 'x' : rule.Endpoint == "POST /api/directory/tokens" || rule.Endpoint.Contains("/checkins/days-off", StringComparison.Ordinal) ? 'x' : rule.Letters[AdministratorOfTheUnit];
            if (await LetterAsync(scene, rule, Cast.Administrator, scene.Unit) is var letter && letter != expected)
            {
                wrong.Add($"{rule}: expected {expected}, got {letter}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_token_limited_to_a_unit_that_nobody_knows_reaches_nothing(string service)
    {
        var scene = world[service];
        foreach (var rule in Matrix.Of(service).Where(r => r.Thing is not null && !Matrix.OfEverybody.Contains(r.Endpoint)))
        {
            Assert.True(await LetterAsync(scene, rule, Cast.Administrator, Guid.CreateVersion7()) is 'x' or '-', rule.ToString());
        }
    }

    /// <summary>What a list or total tells a limited token of things that are beyond its unit; anything else that is answered tells too much.</summary>
    private static async Task<string?> TellsAsync(Scene scene, Rule rule, Guid actor)
    {
        if (rule.Thing is not null || !rule.Endpoint.StartsWith("GET ", StringComparison.Ordinal))
        {
            return "is done";
        }

        using var client = scene.Service.Limited(actor, scene.OtherUnit);
        using var request = await RequestAsync(scene, rule, actor);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return scene.Things.Where(t => t.Key is not ("cycle" or "calendar")).Select(t => t.Value.ToString()).Concat([World.Secret, World.Public]).FirstOrDefault(body.Contains);
    }

    private static async Task<char> LetterAsync(Scene scene, Rule rule, Guid actor, Guid? within = null)
    {
        using var client = within is { } unit ? scene.Service.Limited(actor, unit) : scene.Service.As(actor);
        using var request = await RequestAsync(scene, rule, actor);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if ((int)answer.StatusCode >= 400)
        {
            var scim = rule.Endpoint.Contains(" /scim/", StringComparison.Ordinal);
            Assert.Equal(scim ? "application/scim+json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => '?',
            HttpStatusCode.Forbidden => 'x',
            HttpStatusCode.NotFound => '-',
            >= HttpStatusCode.InternalServerError => '!',
            >= HttpStatusCode.BadRequest when request.Method == HttpMethod.Get => '!',
            HttpStatusCode.OK when rule.Endpoint == "POST /api/metrics/observations" => OfReceipt((await answer.Content.ReadFromJsonAsync<JsonObject>())!),
            HttpStatusCode.OK when rule.Endpoint == "POST /api/goals/work-items" =>
                (await answer.Content.ReadFromJsonAsync<JsonObject>())!["steps"]!.GetValue<int>() > 0 ? 'o' : '-',
            _ => 'o',
        };
    }

    /// <summary>An upload is answered row by row.</summary>
    private static char OfReceipt(JsonObject receipt) => (string?)receipt["errors"]!.AsArray().FirstOrDefault()?["message"] switch
    {
        null => 'o',
        var message when message.Contains("that you can see", StringComparison.Ordinal) => '-',
        _ => 'x',
    };

    private static async Task<HttpStatusCode> StatusAsync(Scene scene, Rule rule, Guid actor, string? token)
    {
        using var client = scene.Service.Anonymous();
        using var request = await RequestAsync(scene, rule, actor);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    internal static async Task<HttpRequestMessage> RequestAsync(Scene scene, Rule rule, Guid actor)
    {
        var (method, pattern) = (rule.Endpoint[..rule.Endpoint.IndexOf(' ', StringComparison.Ordinal)], rule.Endpoint[(rule.Endpoint.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var id = rule.Thing switch
        {
            null => Guid.Empty,
            "unit" when scene.Name == "directory" => scene.Unit,
            "owner" => Cast.Owner,
            var thing => scene[thing],
        };
        var path = pattern.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal).Replace("{idOrSlug}", id.ToString(), StringComparison.Ordinal);
        path = path.Replace("{person:guid}", Cast.Nobody.ToString(), StringComparison.Ordinal).Replace("{role}", "viewer", StringComparison.Ordinal);
        path = path.Replace("{start}", "2026-11-20", StringComparison.Ordinal);
        var body = rule.Body?.Invoke(scene, actor);
        var request = new HttpRequestMessage(new HttpMethod(method), path + scene.Query(rule))
        {
            Content = body switch { null => null, string text => new StringContent(text, Encoding.UTF8, text.StartsWith("BEGIN:VCALENDAR", StringComparison.Ordinal) ? "text/calendar" : "text/csv"), _ => JsonContent.Create(body, body.GetType()) },
        };
        if (rule.Versioned is { } table)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ETag(await scene.VersionAsync(table, id)));
        }

        return request;
    }

    private static string ETag(long version) => $"\"{version}\"";
}
