using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Contracts.Directory;
using Setpoint.Gateway.Data;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

/// <summary>The gateway on Kestrel over its own database and broker, in front of <see cref="Downstream"/> and a small built portal.</summary>
public class GatewayFixture : ServiceFixture
{
    private readonly string _portal = System.IO.Directory.CreateTempSubdirectory("setpoint-portal-").FullName;

    public override string Name => "gateway";

    /// <summary>Stands for all five services.</summary>
    internal Downstream Services { get; } = new();

    protected override Type Context => typeof(GatewayDb);

    public override async Task InitializeAsync()
    {
        System.IO.Directory.CreateDirectory(Path.Combine(_portal, "assets"));
        System.IO.Directory.CreateDirectory(Path.Combine(_portal, "openapi"));
        await File.WriteAllTextAsync(Path.Combine(_portal, "index.html"), "<!doctype html><title>portal</title>");
        await File.WriteAllTextAsync(Path.Combine(_portal, "assets", "index-8f3c.js"), $"console.log('{new string('x', 4000)}');");
        await File.WriteAllTextAsync(Path.Combine(_portal, "assets", "page-77aa.js"), "as it was built");
        await File.WriteAllTextAsync(Path.Combine(_portal, "assets", "page-77aa.js.br"), "its compressed copy");
        await File.WriteAllTextAsync(Path.Combine(_portal, "openapi", "index.html"), "<!doctype html><title>descriptions</title>");
        await Services.StartAsync(Clock);
        foreach (var service in new[] { "directory", "metrics", "goals", "checkins", "notifications" })
        {
            Set($"services:{service}:http:0", Services.Address.ToString());
        }

        Set("Portal:Path", _portal);
        await base.InitializeAsync();
        Services.ReadKeysFrom(Address);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Services.DisposeAsync();
        System.IO.Directory.Delete(_portal, recursive: true);
    }

    /// <summary>A browser that chose this person.</summary>
    internal async Task<Browser> SignInAsync(Guid person)
    {
        var browser = new Browser(Address);
        using var response = await browser.SendAsync(HttpMethod.Post, "/session/development", new { personId = person });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        return browser;
    }

    /// <summary>A script with an API token that the gateway has heard of.</summary>
    internal async Task<HttpClient> WithTokenAsync(TestApiToken token)
    {
        await Broker.PublishAsync(token.State());
        await Eventually.TrueAsync(() => QueryAsync<bool>("select exists (select 1 from api_token where id = $1)", token.Id));
        return WithToken(token);
    }

    internal HttpClient WithToken(TestApiToken token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Text);
        return client;
    }

    internal Task TellAsync(PersonChanged person) => Broker.PublishAsync(person);
}

/// <summary>An API token as directory makes it.</summary>
internal sealed class TestApiToken(Guid person, DateTimeOffset now, params string[] scopes)
{
    private readonly byte[] _secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);

    public Guid Id { get; private init; } = Guid.CreateVersion7(now);

    public string Text => $"sp_{Id:N}_{Convert.ToHexStringLower(_secret)}";

    /// <summary>The same token with another secret.</summary>
    public TestApiToken Rotated() => new(person, now, scopes) { Id = Id };

    /// <summary>What it is limited to.</summary>
    public Guid? Unit { get; init; }

    public string WrongSecret => $"sp_{Id:N}_{new string('0', 64)}";

    public TokenChanged State(long version = 1, bool revoked = false, TimeSpan? lifetime = null) => new(
        Id, version, person, "a script", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(_secret)))), scopes,
        now + (lifetime ?? TimeSpan.FromDays(30)), revoked, UnitId: Unit);
}

/// <summary>Keeps its cookie as a browser does, which would also send this Secure one to http://localhost.</summary>
internal sealed class Browser(Uri address)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    public string? Cookie { get; set; }

    /// <summary>What the portal's own fetch adds.</summary>
    public bool SendsHeader { get; set; } = true;

    public string? Origin { get; set; }

    public string? Host { get; set; }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = body is null ? null : JsonContent.Create(body) };
        Add("Cookie", Cookie);
        Add("X-Setpoint-Request", SendsHeader ? "1" : null);
        Add("Origin", Origin);
        request.Headers.Host = Host;
        foreach (var (name, value) in headers)
        {
            Add(name, value);
        }

        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            var value = cookies.Single().Split(';')[0];
            Cookie = value.EndsWith('=') ? null : value;
        }

        return response;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<HttpStatusCode> StatusOfAsync(HttpMethod method, string path)
    {
        using var response = await SendAsync(method, path);
        return response.StatusCode;
    }
}

internal static class Problem
{
    public static async Task<JsonElement> OfAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task<string?> CodeOfAsync(HttpResponseMessage response) => (await OfAsync(response)).GetProperty("code").GetString();
}
