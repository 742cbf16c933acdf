using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway.OpenId;

/// <summary>A certified OpenID provider as a process of its own; see tests/OpenIdProvider. Whoever is chosen is signed in unasked.</summary>
internal sealed class CertifiedProvider : IAsyncDisposable
{
    public const string ClientSecret = "a secret with : and % in it";

    private readonly HttpClient _http = new();
    private readonly int _port = FreePort();
    private readonly string _folder = FolderOf();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>With new keys every time.</summary>
    public async Task StartAsync(Uri gateway)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = _folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "provider.mjs", $"{_port}", gateway.ToString().TrimEnd('/'), ClientSecret })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        var errors = _process.StandardError.ReadToEndAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                Assert.False(_process.HasExited, _process.HasExited ? $"The provider ended; has 'npm ci' been run in {_folder}? {await errors}" : "");
                try
                {
                    return (await _http.GetAsync(new Uri(Address, "/.well-known/openid-configuration"))).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(60));
    }

    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Who is in front of the browser from now on.</summary>
    public async Task ChooseAsync(string subject, string? email, string name = "Some One", bool verified = true, params string[] groups)
    {
        using var response = await _http.PutAsJsonAsync(
            new Uri(Address, "/account"), new { sub = subject, email, email_verified = verified, name, groups });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The person says no.</summary>
    public Task ChooseNobodyAsync() => ChooseAsync("nobody", email: null);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FolderOf([CallerFilePath] string here = "") =>
        Path.GetFullPath("../../../OpenIdProvider", Path.GetDirectoryName(here)!);
}
