using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

/// <summary>
/// Stands for every service behind the gateway: checks the token with the published keys, fetched again every five minutes and never
/// sooner, and answers what it received.
/// </summary>
internal sealed class Downstream : IAsyncDisposable
{
    private static readonly TimeSpan KeysAreReadEvery = TimeSpan.FromMinutes(5);
    private readonly HttpClient _http = new();
    private WebApplication? _app;
    private ManualClock _clock = null!;
    private Uri? _gateway;
    private (IList<SecurityKey> Keys, DateTimeOffset At)? _keys;

    public Uri Address { get; private set; } = null!;

    /// <summary>Lets the stream go on to its next event, and an upload tell how far it is.</summary>
    public SemaphoreSlim Next { get; } = new(0);

    /// <summary>Bytes of the running upload that have arrived.</summary>
    public long Uploaded { get; private set; }

    public async Task StartAsync(ManualClock clock, int port = 0)
    {
        _clock = clock;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGet("/health", () => "a service's own health");
        _app.MapGet("/openapi/{service}.json", (string service) => new { openapi = "3.1.1", info = new { title = service } });
        _app.MapGet("/api/goals/broken", (HttpContext http) => http.Abort());
        _app.MapGet("/api/{service}/silent", (HttpContext http) => Task.Delay(Timeout.Infinite, http.RequestAborted));
        _app.MapGet("/api/notifications/stream", StreamAsync);
        _app.MapPost("/api/metrics/observations", UploadAsync);
        _app.Map("/api/{service}/{**rest}", EchoAsync);
        _app.Map("/scim/v2/{**rest}", http => EchoAsync(http, "directory"));
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    public async Task StopAsync()
    {
        await _app!.DisposeAsync();
        _app = null;
    }

    public void ReadKeysFrom(Uri gateway) => _gateway = gateway;

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }
    }

    private async Task EchoAsync(HttpContext http, string service)
    {
        if (await CheckAsync(http, service) is not { } token)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await http.Response.WriteAsJsonAsync(new
        {
            http.Request.Method,
            Path = http.Features.Get<IHttpRequestFeature>()!.RawTarget,
            Headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Key = token.Kid,
            Audience = token.Audiences.Single(),
            Sub = token.Subject,
            Name = token.GetClaim("name").Value,
            Scope = token.GetClaim("scope").Value,
            Unit = token.TryGetClaim("unit", out var unit) ? unit.Value : null,
            Token = token.TryGetClaim("token", out var id) ? id.Value : null,
            Lifetime = (token.ValidTo - token.IssuedAt).TotalMinutes,
            Filler = new string('z', int.TryParse(http.Request.Query["filler"], CultureInfo.InvariantCulture, out var length) ? length : 0),
        });
    }

    private async Task StreamAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        for (var i = 1; !http.RequestAborted.IsCancellationRequested; i++)
        {
            await http.Response.WriteAsync($"id: {i}\ndata: event {i}\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Next.WaitAsync(http.RequestAborted);
        }
    }

    private async Task UploadAsync(HttpContext http)
    {
        Uploaded = 0;
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            Uploaded += read;
        }

        if (http.Request.Query.ContainsKey("hold"))
        {
            await Next.WaitAsync(http.RequestAborted);
        }

        await http.Response.WriteAsJsonAsync(new { Bytes = Uploaded });
    }

    private async Task<JsonWebToken?> CheckAsync(HttpContext http, string service)
    {
        var now = _clock.GetUtcNow();
        if (_keys is null || now - _keys.Value.At >= KeysAreReadEvery)
        {
            var json = await _http.GetStringAsync(new Uri(_gateway!, "/.well-known/jwks.json"));
            _keys = (new JsonWebKeySet(json).GetSigningKeys(), now);
        }

        var text = http.Request.Headers.Authorization.ToString();
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(text.Replace("Bearer ", "", StringComparison.Ordinal), new TokenValidationParameters
        {
            ValidIssuer = "setpoint",
            ValidAudience = service,
            ValidAlgorithms = ["ES256"],
            IssuerSigningKeys = _keys.Value.Keys,
            LifetimeValidator = (_, expires, _, _) => expires > now.UtcDateTime,
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }
}
