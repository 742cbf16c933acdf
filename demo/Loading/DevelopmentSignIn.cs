using System.Net.Http.Json;

namespace Setpoint.Demo.Loading;

/// <summary>Signs in as the administrator the way a person does in development: by choosing them.</summary>
internal static class DevelopmentSignIn
{
    public static async Task<Gateway> AsAdministratorAsync(HttpClient http, CancellationToken ct)
    {
        var anonymous = Gateway.Anonymous(http);
        var session = await anonymous.GetAsync<Session>("/session", ct);
        if (!session.Development)
        {
            throw new LoadException("The demo company is loaded through the sign-in for development, and this platform does not offer it.");
        }

        var people = await anonymous.GetAsync<Page<Person>>("/session/people", ct);
        var administrator = people.Items.FirstOrDefault(person => person.Role == "administrator")
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

    private sealed record Session(bool Development);

    private sealed record Person(Guid Id, string? Role);
}
