using System.Net.Http.Json;

namespace Setpoint.Demo.Loading;

/// <summary>Signs in as the administrator the way a person does in development: by choosing them.</summary>
internal static class DevelopmentSignIn
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<Gateway> AsAdministratorAsync(HttpClient http, CancellationToken ct)
    {
        var anonymous = Gateway.Anonymous(http);
        var session = await anonymous.GetAsync<Session>("/session", ct);
        if (!session.Development)
        {
            throw new LoadException("The demo company is loaded through the sign-in for development, and this platform does not offer it.");
        }

        var administrator = await AdministratorAsync(anonymous, ct);
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

    /// <summary>On a first start the entrance hears of the administrator a moment after it answers.</summary>
    private static async Task<Person> AdministratorAsync(Gateway anonymous, CancellationToken ct)
    {
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until; await Task.Delay(TimeSpan.FromMilliseconds(200), ct))
        {
            var people = await anonymous.GetAsync<Page<Person>>("/session/people", ct);
            if (people.Items.FirstOrDefault(person => person.Role == "administrator") is { } administrator)
            {
                return administrator;
            }
        }

        throw new LoadException("The platform has no administrator. Start it with Bootstrap:Company and Bootstrap:AdministratorEmail.");
    }

    private sealed record Session(bool Development);

    private sealed record Person(Guid Id, string? Role);
}
