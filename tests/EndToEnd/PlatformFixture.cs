using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;
using Setpoint.AppHost.Native.Running;
using Setpoint.Testing.Services;

namespace Setpoint.EndToEnd.Tests;

/// <summary>
/// The whole platform as AppHost draws it, on free ports and with data that is thrown away; and a client that speaks as the
/// administrator of its company, through the gateway.
/// </summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(4);

    /// <summary>Processes, so that a test may kill them.</summary>
    public NativeSystem System { get; private set; } = null!;

    /// <summary>Speaks as the administrator, with an API token that has every scope.</summary>
    public HttpClient Api { get; private set; } = null!;

    /// <summary>The slug of the company that AppHost sets up for development.</summary>
    public string CompanySlug { get; } = "harbor-vale";

    public async Task InitializeAsync()
    {
        using var limit = new CancellationTokenSource(s_startLimit);
        System = await NativeSystem.StartAsync(
            Assembly.Load("Setpoint.AppHost"),
            ["--environment=Development", string.Create(CultureInfo.InvariantCulture, $"--SETPOINT_PORT={FreePort()}")],
            limit.Token);
        Api = new HttpClient { BaseAddress = System.Address("gateway") };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync());
    }

    public async Task DisposeAsync()
    {
        Api?.Dispose();
        if (System is not null)
        {
            await System.DisposeAsync();
        }
    }

    /// <summary>A person's browser after choosing themselves on the sign-in page, as soon as the gateway has heard of them.</summary>
    public async Task<HttpClient> SignInAsync(Guid person)
    {
        var browser = Browser();
        using var session = await Eventually.SeeAsync(
            () => browser.PostAsJsonAsync("/session/development", new { personId = person }), response => response.IsSuccessStatusCode);

        // The cookie insists on HTTPS, which browsers waive for this machine and HTTP libraries do not.
        browser.DefaultRequestHeaders.Add("Cookie", session.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return browser;
    }

    private HttpClient Browser()
    {
        var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Api.BaseAddress };
        browser.DefaultRequestHeaders.Add("X-Setpoint-Request", "1");
        return browser;
    }

    /// <summary>As a person does in development: signs in by choosing the administrator, and makes a token.</summary>
    private async Task<string> TokenAsync()
    {
        using var browser = Browser();
        var administrator = await Eventually.SeeAsync(
            async () => (await browser.GetFromJsonAsync<JsonElement>("/session/people")).GetProperty("items").EnumerateArray()
                .FirstOrDefault(p => p.GetProperty("role").GetString() == "administrator"),
            person => person.ValueKind == JsonValueKind.Object);
        using var session = await SignInAsync(administrator.GetProperty("id").GetGuid());
        string[] services = ["directory", "metrics", "goals", "checkins", "notifications"];
        using var token = await session.PostAsJsonAsync("/api/directory/tokens", new
        {
            name = "end to end",
            scopes = services.SelectMany(s => new[] { $"{s}:read", $"{s}:write" }),
            expiresAt = DateTimeOffset.UtcNow.AddHours(4),
        });
        token.EnsureSuccessStatusCode();
        return (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
