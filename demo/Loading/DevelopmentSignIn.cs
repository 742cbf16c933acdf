using System.Diagnostics;
using System.Net.Http.Json;

namespace Setpoint.Demo.Loading;

/// <summary>Signs in as the administrator the way a person does in development: by choosing them.</summary>
internal static class DevelopmentSignIn
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    public static async Task<Gateway> AsAdministratorAsync(HttpClient http, CancellationToken ct)
    {
        var anonymous = Gateway.Anonymous(http);
        var session = await anonymous.GetAsync<Session>("/session", ct);
        if (!session.Development)
        {
            throw new LoadException("The demo company is loaded through the sign-in for development, and this platform does not offer it.");
        }

        var administrator = await AdministratorAsync(anonymous, ct)
            ?? throw new LoadException("The platform has no administrator yet. Start it with Bootstrap:Company and Bootstrap:AdministratorEmail.");
        using var response = await anonymous.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, "/session/development")
            {
                Content = JsonContent.Create(new { personId = administrator.Id }),
                Headers = { { "X-Setpoint-Request", "1" } },
            },
            static _ => false,
            ct);
        // The cookie insists on HTTPS, which browsers waive for this machine and a cookie container does not.
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return Gateway.SignedIn(http, cookie);
    }

    /// <summary>The gateway hears of people by events, a moment after the directory has made the first one.</summary>
    private static async Task<Person?> AdministratorAsync(Gateway anonymous, CancellationToken ct)
    {
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(s_interval, ct))
        {
            var people = await anonymous.GetAsync<Page<Person>>("/session/people", ct);
            var administrator = people.Items.FirstOrDefault(person => person.Role == "administrator");
            if (administrator is not null || Stopwatch.GetElapsedTime(started) > s_patience)
            {
                return administrator;
            }
        }
    }

    private sealed record Session(bool Development);

    private sealed record Person(Guid Id, string? Role);
}
