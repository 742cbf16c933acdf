using Setpoint.Directory.Data;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.DirectoryService;

/// <summary>A directory on its first start: one company and its administrator.</summary>
public sealed class DirectoryFixture : ServiceFixture
{
    public DirectoryFixture()
    {
        Set("Bootstrap:Company", "Acme");
        Set("Bootstrap:Slug", "acme");
        Set("Bootstrap:AdministratorName", "Ada Admin");
        Set("Bootstrap:AdministratorEmail", "Ada@Example.com");
        Set("Bootstrap:TimeZone", "Europe/Amsterdam");
    }

    public override string Name => "directory";

    public Guid Administrator { get; private set; }

    public Guid Company { get; private set; }

    /// <summary>Speaks as the administrator.</summary>
    public HttpClient Admin => As(Administrator);

    protected override Type Context => typeof(DirectoryDb);

    protected override bool MirrorsOrganization => false;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Administrator = await QueryAsync<Guid>("select id from person where email = 'ada@example.com'");
        Company = await QueryAsync<Guid>("select id from unit where slug = 'acme'");
    }
}
