using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Setpoint.Contracts.Gateway;
using Setpoint.Gateway.Data;

namespace Setpoint.Gateway.OpenId;

/// <summary>Which roles follow from groups. A role on a unit that the configuration names is the provider's to give and to take.</summary>
internal sealed class GroupRoles(GatewayDb db, IOptions<OpenIdOptions> options, ILogger<GroupRoles> log)
{
    public async Task<(IReadOnlyList<RoleOnUnit> Held, IReadOnlyList<RoleOnUnit> Governed)> OfAsync(
        IReadOnlyCollection<string> groups, CancellationToken ct)
    {
        if (options.Value.Roles.Count == 0)
        {
            return ([], []);
        }

        var units = await db.Database.SqlQuery<UnitRow>($"""select id, slug, parent_id is null as "IsCompany" from unit""").ToListAsync(ct);
        var governed = new List<(RoleOnUnit Role, string Group)>();
        foreach (var rule in options.Value.Roles)
        {
            if (units.Find(unit => string.IsNullOrEmpty(rule.Unit) ? unit.IsCompany : unit.Slug == rule.Unit) is { } unit)
            {
                governed.Add((new RoleOnUnit(unit.Id, rule.Role), rule.Group));
            }
            else
            {
                log.LogWarning("Oidc:Roles names the unit {Unit}, which does not exist", rule.Unit);
            }
        }

        return (
            [.. governed.Where(g => groups.Contains(g.Group)).Select(g => g.Role).Distinct()],
            [.. governed.Select(g => g.Role).Distinct()]);
    }

    private sealed record UnitRow(Guid Id, string Slug, bool IsCompany);
}
