using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Who agrees to an objective, and what has to be so before it is agreed.</summary>
internal sealed class ApprovalRules(GoalsDb db, Access access, Caller caller)
{
    private const string SeatOf =
        """
        select u.parent_id, a.name, (
            select p.id from person p
            where u.parent_id is null and p.id::text = policy_of(u.id, 'companyApprover') and p.active and p.kind = 'human')
        from unit u left join unit a on a.id = u.parent_id
        where u.id = $1
        """;

    /// <summary>The company's objectives may be of a longer cycle; what only few may see does not lead the way.</summary>
    private const string IsLed =
        """
        select exists (
            select 1 from objective a
            where (a.unit_id = $1 or a.id in (select j.objective_id from co_owner j where j.unit_id = $1))
              and a.lifecycle in ('published', 'graded') and a.visibility <> 'private' and not a.personal
              and a.window_start <= $2 and a.window_end >= $3)
        """;

    private const string CountAgreed =
        """
        select count(*)::int from objective o
        where o.unit_id = $1 and o.cycle_id = $2 and o.id <> $3 and o.lifecycle in ('published', 'graded') and not o.personal
        """;

    private const string NobodysOwn = "Who proposed or owns an objective does not agree to it, whatever roles they have.";

    /// <summary>
    /// Whether the caller decides about it. By default that is whoever has the role on its unit or above. Where self-approval
    /// is off it is somebody above the unit who neither proposed nor owns it; of the company the approver that policy names.
    /// </summary>
    public Task<ProblemHttpResult?> MayDecideAsync(Objective objective, CancellationToken ct) =>
        MayDecideAsync(new Undecided(objective.UnitId, objective.OwnerId, objective.ProposedBy, objective.Personal), ct);

    /// <summary>The same for a reader, so that nobody is shown a decision that is not theirs.</summary>
    public async Task<ProblemHttpResult?> MayDecideAsync(Undecided objective, CancellationToken ct)
    {
        var policies = await GoalPolicies.ReadAsync(await db.ConnectionAsync(ct), ct);
        var seat = await SeatAsync(objective.UnitId, ct);
        var needed = policies.PublishRoleOf(objective.UnitId);
        var weakest = Enum.Parse<Role>(needed, ignoreCase: true);
        if (policies.AllowsSelfApproval(objective.UnitId))
        {
            return seat.Approver == caller.PersonId || await access.RoleOnAsync(objective.UnitId, ct) >= weakest
                ? null
                : Problems.Forbidden($"Publishing here needs the role {needed} on the unit or above it.");
        }

        if (objective.IsOwnOf(caller.PersonId))
        {
            return Problems.Forbidden(NobodysOwn);
        }

        if (seat.ParentId is null && !objective.Personal)
        {
            return await DecidesForCompanyAsync(objective, seat, weakest, ct) ? null : Problems.Forbidden("Whom the company's policy names decides about its objectives, else its other executives and administrators.");
        }

        var deciding = objective.Personal ? objective.UnitId : seat.ParentId!.Value;
        return await access.RoleOnAsync(deciding, ct) >= weakest
            ? null
            : Problems.Forbidden($"Deciding about this needs the role {needed} above the unit.");
    }

    /// <summary>Whom policy names for what the company proposes; none for another unit.</summary>
    public async Task<Guid?> CompanyApproverAsync(Guid unit, CancellationToken ct) => (await SeatAsync(unit, ct)).Approver;

    /// <summary>What stands between the objective and its publication, apart from the caller's rights; and whether it goes over a limit.</summary>
    /// <param name="limitReason">Why it may go over a limit.</param>
    public async Task<(ProblemHttpResult? Problem, bool GoesOver)> ObstacleAsync(Objective objective, string? limitReason, CancellationToken ct)
    {
        var connection = await db.ConnectionAsync(ct);
        var policies = await GoalPolicies.ReadAsync(connection, ct);
        if (objective.Lifecycle == Lifecycle.Draft && !policies.AllowsSelfApproval(objective.UnitId))
        {
            return (Problems.Conflict("not-proposed", "Here somebody proposes and somebody else agrees: propose it first."), false);
        }

        var seat = await SeatAsync(objective.UnitId, ct);
        if (!objective.Personal && seat.ParentId is { } parent && policies.PublishesFromAbove(objective.UnitId)
            && !(await connection.ReadAsync(IsLed, [parent, objective.WindowStart, objective.WindowEnd], r => r.Next<bool>(), ct))[0])
        {
            return (Problems.Conflict("unit-above-first", $"{seat.ParentName} has published no objective for this time yet, and the unit above goes first."), false);
        }

        var agreed = await AgreedWithAsync(connection, objective, ct);
        var over = policies.LimitsOf(objective.UnitId, seat.ParentId is null).Exceeded(agreed, Measured(objective)).ToList();
        return (OverLimit(over, limitReason, "limitReason"), over.Count > 0);
    }

    /// <summary>After publication a change may go over a limit, with the reason it is made for; once recorded it stands.</summary>
    public async Task<ProblemHttpResult?> KeepLimitsAsync(Objective objective, string? reason, CancellationToken ct)
    {
        if (objective.Lifecycle != Lifecycle.Published || objective.LimitReason is not null)
        {
            return null;
        }

        var policies = await GoalPolicies.ReadAsync(await db.ConnectionAsync(ct), ct);
        var over = policies.LimitsOf(objective.UnitId, (await SeatAsync(objective.UnitId, ct)).ParentId is null).Exceeded(null, Measured(objective)).ToList();
        if (over.Count > 0 && !string.IsNullOrWhiteSpace(reason))
        {
            objective.GoOverLimit(reason);
        }

        return OverLimit(over, reason, "reason");
    }

    /// <summary>What comes to another unit counts there; if that is over a limit, the reason for the move is the reason.</summary>
    public async Task NoteMoveAsync(Objective objective, string? reason, CancellationToken ct)
    {
        var connection = await db.ConnectionAsync(ct);
        var policies = await GoalPolicies.ReadAsync(connection, ct);
        var isCompany = (await SeatAsync(objective.UnitId, ct)).ParentId is null;
        if (policies.LimitsOf(objective.UnitId, isCompany).Exceeded(await AgreedWithAsync(connection, objective, ct), Measured(objective)).Any()
            && objective.Lifecycle == Lifecycle.Published && objective.LimitReason is null && !string.IsNullOrWhiteSpace(reason))
        {
            objective.GoOverLimit(reason);
        }
    }

    /// <summary>Agreed objectives of the unit in the cycle with this one; none for a personal one, which does not count.</summary>
    private static async Task<int?> AgreedWithAsync(NpgsqlConnection connection, Objective objective, CancellationToken ct) =>
        objective.Personal ? null : 1 + (await connection.ReadAsync(
            CountAgreed, [objective.UnitId, objective.CycleId.Value, objective.Id.Value], r => r.Next<int>(), ct))[0];

    private static int Measured(Objective objective) => objective.KeyResults.Count(k => !k.Retired);

    private static ProblemHttpResult? OverLimit(List<GoneOver> over, string? reason, string field) =>
        over.Count == 0 || !string.IsNullOrWhiteSpace(reason) ? null : Problems.Of(
            StatusCodes.Status409Conflict,
            "over-limit",
            $"{string.Join(" ", over.Select(Sentence))} Send {field} to go over the limit nevertheless.",
            new() { ["limits"] = over });

    private static string Sentence(GoneOver over) => over.Rule == LimitRule.TooManyObjectives
        ? $"It would be the unit's objective number {over.Count} in this cycle, of at most {over.Limit}."
        : $"It has {over.Count} key results, of at most {over.Limit}.";

    private async Task<bool> DecidesForCompanyAsync(Undecided objective, Seat seat, Role weakest, CancellationToken ct)
    {
        if (seat.Approver is { } approver && !objective.IsOwnOf(approver))
        {
            return approver == caller.PersonId && await access.ReachesAsync(objective.UnitId, ct);
        }

        return await access.RoleOnAsync(objective.UnitId, ct) is { } role && role >= Role.Executive && role >= weakest;
    }

    private async Task<Seat> SeatAsync(Guid unit, CancellationToken ct)
    {
        var found = await (await db.ConnectionAsync(ct)).ReadAsync(SeatOf, [unit], r => new Seat(r.Maybe<Guid>(), r.MaybeText(), r.Maybe<Guid>()), ct);
        return found.FirstOrDefault() ?? new Seat(null, null, null);
    }

    /// <summary>An objective as far as it matters for who decides about it.</summary>
    /// <param name="ProposedBy">None while it is a draft.</param>
    internal readonly record struct Undecided(Guid UnitId, Guid OwnerId, Guid? ProposedBy, bool Personal)
    {
        public bool IsOwnOf(Guid person) => person == OwnerId || person == ProposedBy;
    }

    /// <summary>Where the decision about a unit's objectives lies.</summary>
    /// <param name="ParentId">None for the company.</param>
    /// <param name="Approver">Whom policy names for the company's objectives.</param>
    private sealed record Seat(Guid? ParentId, string? ParentName, Guid? Approver);
}
