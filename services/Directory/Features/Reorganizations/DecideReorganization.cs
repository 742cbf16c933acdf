using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Reorganizations;

/// <summary>Why not.</summary>
public sealed record DeclineRequest(string? Note);

/// <summary>The receiving unit says yes or no; whoever administers the moving unit may take it back.</summary>
internal static class DecideReorganization
{
    public static Task<Results<Tagged<ReorganizationView>, ProblemHttpResult>> AcceptAsync(
        Guid id, DirectoryDb db, Reorganizing reorganizing, Caller caller, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(
            id, db, reorganizing, caller, r => reorganizing.IsReceiverAsync(r.TargetId, caller, ct),
            r => r.Accept(new PersonId(caller.PersonId), clock.GetUtcNow()), ct);

    public static Task<Results<Tagged<ReorganizationView>, ProblemHttpResult>> DeclineAsync(
        Guid id, DeclineRequest request, DirectoryDb db, Reorganizing reorganizing, Caller caller, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(
            id, db, reorganizing, caller, r => reorganizing.IsReceiverAsync(r.TargetId, caller, ct),
            r => r.Decline(new PersonId(caller.PersonId), request.Note, clock.GetUtcNow()), ct);

    public static Task<Results<Tagged<ReorganizationView>, ProblemHttpResult>> WithdrawAsync(
        Guid id, DirectoryDb db, Reorganizing reorganizing, Access access, Caller caller, CancellationToken ct) =>
        DecideAsync(
            id, db, reorganizing, caller, async r => await access.RoleOnAsync(r.UnitId.Value, ct) == Role.Administrator, r => r.Withdraw(), ct);

    private static async Task<Results<Tagged<ReorganizationView>, ProblemHttpResult>> DecideAsync(
        Guid id,
        DirectoryDb db,
        Reorganizing reorganizing,
        Caller caller,
        Func<Reorganization, Task<bool>> mayDecide,
        Action<Reorganization> decide,
        CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        await reorganizing.LockTreeAsync(ct);
        if (await db.Reorganizations.SingleOrDefaultAsync(r => r.Id == new ReorganizationId(id), ct) is not { } reorganization
            || !await ListReorganizations.KnownTo(db, caller).AnyAsync(r => r.Id == reorganization.Id, ct))
        {
            return Problems.Missing();
        }

        if (!await mayDecide(reorganization))
        {
            return Problems.Forbidden("Those who lead the receiving unit accept or decline; administrators of the unit itself withdraw.");
        }

        decide(reorganization);
        await db.SaveChangesAsync(ct);
        await reorganizing.TakeEffectIfDueAsync(reorganization, ct);
        var view = await db.ViewAsync(reorganization.Id, ct);
        await work.CommitAsync(ct);
        return ETag.Ok(view, reorganization.Version);
    }
}
