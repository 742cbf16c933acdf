using Setpoint.CheckIns.Data;
using Setpoint.Directory.Data;
using Setpoint.Testing.Services;

namespace Setpoint.Messaging.Tests;

/// <summary>A service that tells: the directory on its first start.</summary>
public sealed class Teller : ServiceFixture
{
    public Teller()
    {
        Set("Bootstrap:Company", "Acme");
        Set("Bootstrap:Slug", "acme");
        Set("Bootstrap:AdministratorName", "Ada Admin");
        Set("Bootstrap:AdministratorEmail", "ada@example.com");
    }

    public override string Name => "directory";

    public Guid Administrator { get; private set; }

    public Guid Company { get; private set; }

    protected override Type Context => typeof(DirectoryDb);

    protected override bool MirrorsOrganization => false;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Administrator = await QueryAsync<Guid>("select id from person where email = 'ada@example.com'");
        Company = await QueryAsync<Guid>("select id from unit where slug = 'acme'");
    }
}

/// <summary>A service that listens: check-ins, which mirror units and people.</summary>
public sealed class Listener : ServiceFixture
{
    public override string Name => "checkins";

    protected override Type Context => typeof(CheckInsDb);

    protected override bool MirrorsOrganization => false;
}

/// <summary>Both, on one virtual host; the listener's queues exist before the teller's first word.</summary>
public sealed class TwoServices : IAsyncLifetime
{
    public Listener Listener { get; private set; } = null!;

    public Teller Teller { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Listener = new Listener();
        await Listener.InitializeAsync();
        Teller = new Teller { SharedBroker = Listener.RabbitUri };
        await Teller.InitializeAsync();
        await Listener.KnowsAsync(Teller.Company);
    }

    public async Task DisposeAsync()
    {
        await Teller.DisposeAsync();
        await Listener.DisposeAsync();
    }
}

internal static class Words
{
    /// <summary>Makes a team at the teller.</summary>
    public static async Task<Guid> MakeUnitAsync(this Teller teller, string slug, string? traceParent = null)
    {
        using var client = teller.As(teller.Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/directory/units")
        {
            Content = System.Net.Http.Json.JsonContent.Create(
                new { name = slug, slug, kind = "team", parentId = teller.Company, timeZone = "UTC" }),
        };
        if (traceParent is not null)
        {
            request.Headers.Add("traceparent", traceParent);
        }

        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.Created, $"{response.StatusCode}: {body}");
        return System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("id").GetGuid();
    }

    /// <summary>Waits until the listener mirrors the unit.</summary>
    public static Task KnowsAsync(this Listener listener, Guid unit, TimeSpan? patience = null) => Eventually.TrueAsync(
        async () => await listener.QueryAsync<long>("select count(*) from unit where id = $1", unit) == 1, patience);
}
