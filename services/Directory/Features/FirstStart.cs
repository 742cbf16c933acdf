using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features;

/// <summary>
/// An empty directory lets nobody in, so nobody could fill it. When <c>Bootstrap:Company</c> and an administrator are
/// configured and there is no unit yet, the company and its administrator are made, once.
/// </summary>
internal sealed class FirstStart(IServiceScopeFactory scopes, IConfiguration configuration) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = configuration.GetSection("Bootstrap");
        if (settings["Company"] is not { Length: > 0 } company || settings["AdministratorEmail"] is not { Length: > 0 } email)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        await using var work = await db.BeginWorkAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('first start'))", cancellationToken);
        if (await db.Units.AnyAsync(cancellationToken))
        {
            return;
        }

        var root = Unit.Create(company, settings["Slug"] ?? "company", UnitKind.Company, null, null, settings["TimeZone"] ?? "UTC");
        var administrator = Person.Create(PersonKind.Human, new PersonDescription(
            settings["AdministratorName"] ?? email,
            email,
            [root.Id],
            root.Id,
            null,
            null,
            settings["TimeZone"],
            [new RoleDescription(root.Id, UnitRole.Administrator, null)]));
        db.AddRange(root, administrator);
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select refresh_unit_closure({root.Id.Value})", cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
