using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Reorganizations;

internal static class ReorganizationAccess
{
    /// <summary>Who knows of a move or merger, and who decides on it or takes it back, and why: for those who do, and for who proposed it.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, DirectoryDb db, Reorganizing reorganizing, Access access, Caller caller, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (await ListReorganizations.KnownTo(db, caller).AsNoTracking().SingleOrDefaultAsync(r => r.Id == new ReorganizationId(id), ct) is not { } plan)
        {
            return Problems.Missing();
        }

        if (plan.ProposedBy.Value != caller.PersonId
            && await access.RoleOnAsync(plan.UnitId.Value, ct) != Role.Administrator
            && !await reorganizing.IsReceiverAsync(plan.TargetId, caller, ct))
        {
            return Problems.Forbidden("Who proposed it, those who lead the receiving unit and administrators of the unit itself may ask.");
        }

        var named = await LeadsAsync(db, plan, ct);
        named.Add(new(plan.ProposedBy.Value, "proposer", Changes: false));
        named.AddRange((await reorganizing.ReceiversAsync(plan.TargetId, ct)).Select(r => new OwnReason(r, "receiver", Changes: true, plan.TargetId.Value)));
        RoleRight[] roles = [new(plan.UnitId.Value, Role.Lead, Role.Administrator), new(plan.TargetId.Value, Role.Lead, null)];
        return await reasons.AnswerAsync(new("private", roles, named), cursor, limit, ct);
    }

    /// <summary>Who leads either unit or one above it by the unit's own word, with or without a role.</summary>
    private static async Task<List<OwnReason>> LeadsAsync(DirectoryDb db, Reorganization plan, CancellationToken ct)
    {
        var (unit, target) = (plan.UnitId.Value, plan.TargetId.Value);
        var leads = await db.Database.SqlQuery<Lead>(
            $"""
            select distinct u.lead_id as "Person", u.id as "Unit" from unit_closure c join unit u on u.id = c.ancestor_id
            where c.descendant_id in ({unit}, {target}) and u.lead_id is not null
            """).ToListAsync(ct);
        return leads.ConvertAll(l => new OwnReason(l.Person, "unit-lead", Changes: false, l.Unit));
    }

    private sealed record Lead(Guid Person, Guid Unit);
}
