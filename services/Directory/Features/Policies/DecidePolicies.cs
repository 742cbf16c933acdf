using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Kernel.Policies;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.Directory.Features.Policies;

/// <summary>What a unit decides.</summary>
/// <param name="Values">By name; null leaves a policy to the unit above again, and what is not named stays.</param>
/// <param name="Reason">Why, for the history.</param>
public sealed record PolicyDecision(IReadOnlyDictionary<string, string?>? Values, string? Reason);

internal static class DecidePolicies
{
    /// <summary>An administrator of the unit decides for it and everything below it.</summary>
    public static async Task<Results<Tagged<UnitPoliciesView>, ProblemHttpResult>> HandleAsync(
        Guid id, PolicyDecision request, [FromHeader(Name = "If-Match")] string? ifMatch, DirectoryDb db, Access access, Cause cause, CancellationToken ct)
    {
        if (!await db.Units.AnyAsync(u => u.Id == new UnitId(id) && !u.Archived, ct))
        {
            return Problems.Missing();
        }

        if (await access.RoleOnAsync(id, ct) != Role.Administrator)
        {
            return Problems.Forbidden("Only an administrator of the unit decides its policies.");
        }

        // Two deciding at once is told apart by the version, also where there was nothing before.
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('policy'))", ct);
        var own = await db.Policies.SingleOrDefaultAsync(p => p.Id == new UnitId(id), ct);
        if (ETag.Check(ifMatch, own?.Version ?? 0) is { } precondition)
        {
            return precondition;
        }

        cause.Reason = request.Reason?.Trim() ?? "";
        if (cause.Reason.Length is 0 or > Reorganization.LongestText)
        {
            return Problems.Invalid("reason", $"must have 1 to {Reorganization.LongestText} characters");
        }

        if (own is null)
        {
            own = UnitPolicies.Of(new UnitId(id));
            db.Add(own);
        }

        own.Decide(request.Values ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        await db.SaveChangesAsync(ct);
        if (await ContradictionAsync(db, id, ct) is { } contradiction)
        {
            return contradiction;
        }

        var view = await ListPolicies.ViewAsync(db, id, ct);
        await work.CommitAsync(ct);
        return ETag.Ok(view, view.Version);
    }

    /// <summary>Limits that exclude each other, together with what is decided above.</summary>
    private static async Task<ProblemHttpResult?> ContradictionAsync(DirectoryDb db, Guid unit, CancellationToken ct)
    {
        var effective = (await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct)).Of(unit);
        var errors = new FieldErrors();
        foreach (var (lower, upper) in PolicyCatalogue.Ordered)
        {
            errors.Require(
                effective.Number(lower) <= effective.Number(upper), $"values.{lower}", $"must not exceed {upper}, which is {effective.Choice(upper)}");
        }

        return errors.Any ? errors.ToProblem("policy-contradiction") : null;
    }
}
