using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.DirectoryService;

/// <summary>Speaks to the directory in intents.</summary>
public sealed class DirectoryClient(HttpClient http)
{
    public HttpClient Http => http;

    public Task<JsonObject> GetAsync(string path) => http.GetFromJsonAsync<JsonObject>($"/api/directory/{path}")!;

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri($"/api/directory/{path}", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Where an address leads to; it is not followed, because a client drops its token on the way.</summary>
    public async Task<string?> LeadsToAsync(string path)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        using var answer = await client.GetAsync(new Uri($"/api/directory/{path}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        return answer.Headers.Location?.ToString();
    }

    /// <summary>A department, or a team below one.</summary>
    public async Task<Guid> UnitAsync(string name, Guid parent, Guid? lead = null) => (Guid)(await SendAsync(
        HttpMethod.Post,
        "units",
        new { name, slug = Slug(name), kind = "department", parentId = parent, leadId = lead, timeZone = "Europe/Amsterdam" },
        HttpStatusCode.Created))["id"]!;

    /// <summary>A person who belongs to a unit and holds a role on it.</summary>
    public async Task<Guid> PersonAsync(string name, Guid unit, string? role = null) => (Guid)(await SendAsync(
        HttpMethod.Post,
        "people",
        new
        {
            name,
            email = $"{Slug(name)}@people.example",
            unitIds = new[] { unit },
            primaryUnitId = unit,
            roles = role is null ? [] : new[] { new { unitId = unit, role } },
        },
        HttpStatusCode.Created))["id"]!;

    public Task<JsonObject> ReorganizeAsync(string kind, Guid unit, Guid target, HttpStatusCode expected = HttpStatusCode.Created, DateOnly? on = null) =>
        SendAsync(HttpMethod.Post, "reorganizations", new { kind, unitId = unit, targetId = target, effectiveOn = on, reason = "The work is closer there" }, expected);

    /// <summary>Sends, asserts the status, and reads what came.</summary>
    public async Task<JsonObject> SendAsync(HttpMethod method, string path, object? body, HttpStatusCode expected, long? version = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/directory/{path}");
        request.Content = body is null ? null : JsonContent.Create(body);
        if (version is { } v)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{v}\"");
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    private static string Slug(string name) => name.ToLowerInvariant().Replace(' ', '-');
}
