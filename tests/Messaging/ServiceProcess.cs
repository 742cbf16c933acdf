using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.AppHost.Native.Servers;
using Setpoint.Testing.Services;

namespace Setpoint.Messaging.Tests;

/// <summary>A service as a process of its own over a fixture's database and broker, so that it can be killed as the system kills.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ServiceFixture _fixture;
    private readonly Uri _address;

    private ServiceProcess(Process process, ServiceFixture fixture, Uri address)
    {
        _process = process;
        _fixture = fixture;
        _address = address;
    }

    public static async Task<ServiceProcess> StartAsync(ServiceFixture fixture, string project)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"Setpoint.{project}.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment[$"ConnectionStrings__{fixture.Name}db"] = fixture.ConnectionString;
        start.Environment["ConnectionStrings__rabbitmq"] = fixture.RabbitUri;
        start.Environment["Identity__JwksUrl"] = fixture.Tokens.JwksUrl;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        await Eventually.SeeAsync(() => HealthAsync(client, address), s => s == HttpStatusCode.OK, TimeSpan.FromMinutes(2));
        return new ServiceProcess(process, fixture, address);
    }

    public HttpClient As(Guid person)
    {
        var client = new HttpClient { BaseAddress = _address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _fixture.Tokens.Mint(person, _fixture.Name));
        return client;
    }

    public async Task<Guid> MakeUnitAsync(Teller teller, string slug)
    {
        using var client = As(teller.Administrator);
        using var response = await client.PostAsJsonAsync(
            "/api/directory/units", new { name = slug, slug, kind = "team", parentId = teller.Company, timeZone = "UTC" });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>SIGKILL: nothing is finished, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<HttpStatusCode?> HealthAsync(HttpClient client, Uri address)
    {
        try
        {
            return (await client.GetAsync(new Uri(address, "/health"))).StatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet: the probe asks again.
            return null;
        }
    }
}
