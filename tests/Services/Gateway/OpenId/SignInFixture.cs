using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Services.Tests.DirectoryService;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway.OpenId;

/// <summary>The gateway with a certified provider in front and the real directory beside it, which owns the people.</summary>
public sealed class SignInFixture : GatewayFixture
{
    private DirectoryFixture _directory = null!;

    internal CertifiedProvider Provider { get; } = new();

    public DirectoryFixture Directory => _directory;

    protected override bool MirrorsOrganization => false;

    public override async Task InitializeAsync()
    {
        Set("Oidc:Authority", Provider.Address.ToString());
        Set("Oidc:ClientId", "setpoint");
        Set("Oidc:ClientSecret", CertifiedProvider.ClientSecret);
        Set("Oidc:Name", "Acme ID");
        Set("Oidc:Scope", "openid email profile groups");
        Set("Oidc:CreatePeople", "true");
        Set("Oidc:UpdatePeople", "true");
        Set("Oidc:Roles:0:Group", "setpoint-admins");
        Set("Oidc:Roles:0:Role", "administrator");
        Set("Oidc:Roles:1:Group", "sales-leads");
        Set("Oidc:Roles:1:Role", "lead");
        Set("Oidc:Roles:1:Unit", "sales");
        Set("Keys:EncryptionKey", Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)));
        await base.InitializeAsync();
        await Provider.StartAsync(Address);
        _directory = new DirectoryFixture { SharedBroker = RabbitUri };
        await _directory.InitializeAsync();
        using var admin = _directory.Admin;
        using var made = await admin.PostAsJsonAsync("/api/directory/units", new
        {
            name = "Sales",
            slug = "sales",
            kind = "department",
            parentId = _directory.Company,
            timeZone = "UTC",
        });
        made.EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => QueryAsync<bool>("select count(*) = 2 from unit"));
        await KnowsAsync("ada@example.com");
    }

    public override async Task DisposeAsync()
    {
        await Provider.DisposeAsync();
        await _directory.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Makes somebody in the directory and waits until the gateway has heard.</summary>
    internal async Task<Guid> EmployAsync(string email, string kind = "human")
    {
        using var admin = _directory.Admin;
        using var made = await admin.PostAsJsonAsync("/api/directory/people", Description(email, kind));
        made.EnsureSuccessStatusCode();
        await KnowsAsync(email);
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    internal async Task DeactivateAsync(Guid person)
    {
        using var admin = _directory.Admin;
        var now = await admin.GetFromJsonAsync<JsonElement>($"/api/directory/people/{person}");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/directory/people/{person}")
        {
            Content = JsonContent.Create(Description(now.GetProperty("email").GetString()!, "human", active: false)),
        };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{now.GetProperty("version").GetInt64()}\"");
        using var changed = await admin.SendAsync(request);
        changed.EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => QueryAsync<bool>("select not active from person where id = $1", person));
    }

    /// <summary>Who the browser is signed in as; null for nobody.</summary>
    internal async Task<(Guid Id, string Name)?> WhoAsync(WanderingBrowser browser)
    {
        using var response = await browser.SendAsync(HttpMethod.Get, new Uri(Address, "/session"));
        var person = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("person");
        return person.ValueKind == JsonValueKind.Null ? null : (person.GetProperty("id").GetGuid(), person.GetProperty("name").GetString()!);
    }

    internal Task<string> RolesAsync(Guid person) => QueryAsync<string>(
        "select coalesce(string_agg(u.slug || ':' || r.role, ' ' order by u.slug, r.role), '') from role_grant r join unit u on u.id = r.unit_id where r.person_id = $1",
        person);

    private static object Description(string email, string kind, bool active = true) => new
    {
        name = email.Split('@')[0],
        email,
        unitIds = Array.Empty<Guid>(),
        roles = Array.Empty<object>(),
        kind,
        active,
    };

    private Task KnowsAsync(string email) =>
        Eventually.TrueAsync(() => QueryAsync<bool>("select exists (select 1 from person where email = $1)", email));
}
