using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Setpoint.AppHost.Native.Processes;
using Setpoint.AppHost.Native.Servers;
using Setpoint.Testing.Services;

namespace Setpoint.EndToEnd.Tests.FirstPath;

/// <summary>Two replicas of the gateway over one database: what ends at one is over at the other, and neither keeps a key in the clear.</summary>
[Collection(PlatformCollection.Name)]
public sealed class TwoGatewaysTests(PlatformFixture platform) : IAsyncLifetime
{
    private static readonly TimeSpan s_seconds = TimeSpan.FromSeconds(5);

    private readonly Uri _second = new($"http://127.0.0.1:{FreePort.Next()}");
    private NativeProcess? _replica;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_replica is not null)
        {
            await _replica.StopAsync(TimeSpan.FromSeconds(35));
            _replica.Dispose();
        }
    }

    [Fact]
    public async Task What_ends_at_one_is_refused_at_both_within_seconds()
    {
        await StartSecondAsync();
        var person = await PersonAsync();
        using var here = await platform.SignInAsync(person);
        using var there = AtSecond(here);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(here), await StatusAsync(there)));

        var (token, id) = await TokenAsync(person);
        using var script = AtSecond(token);
        using var scriptHere = new HttpClient { BaseAddress = platform.Api.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        await Eventually.SeeAsync(() => StatusAsync(script), status => status == HttpStatusCode.OK);
        using var revoked = await platform.Api.DeleteAsync(new Uri($"/api/directory/tokens/{id}", UriKind.Relative));
        await RefusedAsync(script, scriptHere);

        using var everywhere = await there.DeleteAsync(new Uri("/session/all", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, everywhere.StatusCode);
        await RefusedAsync(here, there);

        using var again = await platform.SignInAsync(person);
        using var againThere = AtSecond(again);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(againThere));
        await DeactivateAsync(person);
        await RefusedAsync(again, againThere);
    }

    [Fact]
    public async Task What_replicas_share_is_encrypted_at_rest()
    {
        await using var database = NpgsqlDataSource.Create(await platform.System.ConnectionStringAsync("gatewaydb"));
        await using var command = database.CreateCommand("select count(*) > 0 and bool_and(encrypted) from signing_key");

        Assert.Equal(true, await command.ExecuteScalarAsync());
    }

    private async Task StartSecondAsync()
    {
        var spec = await platform.System.SpecAsync("gateway", CancellationToken.None);
        _replica = NativeProcess.Start(spec with
        {
            Environment = new Dictionary<string, string>(spec.Environment, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = _second.ToString() },
        });
        using var client = new HttpClient { BaseAddress = _second };
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                return (await client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, TimeSpan.FromMinutes(1));
    }

    private HttpClient AtSecond(HttpClient browser)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = _second };
        foreach (var (name, values) in browser.DefaultRequestHeaders)
        {
            client.DefaultRequestHeaders.Add(name, values);
        }

        return client;
    }

    private HttpClient AtSecond(string token) => new() { BaseAddress = _second, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/api/directory/me", UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task RefusedAsync(params HttpClient[] clients)
    {
        foreach (var client in clients)
        {
            await Eventually.SeeAsync(() => StatusAsync(client), status => status == HttpStatusCode.Unauthorized, s_seconds);
        }
    }

    private async Task<Guid> PersonAsync()
    {
        using var made = await platform.Api.PostAsJsonAsync("/api/directory/people", Person(active: true));
        return (Guid)(await made.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    private async Task DeactivateAsync(Guid person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/directory/people/{person}") { Content = JsonContent.Create(Person(active: false)) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await platform.Api.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private object Person(bool active) => new
    {
        name = "Two Gateways",
        email = $"two-gateways-{_second.Port}@harborvale.example",
        unitIds = Array.Empty<Guid>(),
        roles = Array.Empty<object>(),
        active,
    };

    private async Task<(string Token, Guid Id)> TokenAsync(Guid person)
    {
        using var made = await platform.Api.PostAsJsonAsync(
            "/api/directory/tokens", new { name = "two gateways", scopes = new[] { "directory:read" }, expiresAt = DateTimeOffset.UtcNow.AddHours(1), personId = person });
        var body = (await made.Content.ReadFromJsonAsync<JsonObject>())!;
        return ((string)body["token"]!, (Guid)body["id"]!);
    }
}
