using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Dependencies;

/// <summary>The asking unit edits and withdraws, the helping unit accepts and declines, and whoever sees to it or waits for it says that it is done.</summary>
internal static class ChangeDependency
{
    private const string OnlyThoseWhoHelp = "Only a lead of the helping unit or somebody above answers for it.";
    private const string OnlyThoseConcerned = "Only who sees to it, a lead of the helping unit or who asked for it says that it is done.";

    public static async Task<Results<Tagged<DependencyResponse>, ProblemHttpResult>> EditAsync(
        Guid id, DependencyRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        GoalsDb db, DependencyWriter writer, DependencyReader reader, PaceReader local, CancellationToken ct)
    {
        if (await reader.FindAsync(id, ct) is null)
        {
            return Problems.Missing();
        }

        return ifMatch is null ? Problems.PreconditionRequired() : await writer.ChangeAsync(id, ifMatch, null, ChangeAsync, ct);

        async Task<ProblemHttpResult?> ChangeAsync(Dependency dependency, DependencyResponse seen)
        {
            if (!seen.CanEdit)
            {
                return Problems.Forbidden(AskDependency.OnlyThoseWhoAsk);
            }

            if (request.Faults() is { Any: true } faults)
            {
                return faults.ToProblem();
            }

            if (request.ObjectiveId != dependency.ObjectiveId.Value)
            {
                return Problems.Invalid("objectiveId", "stays the same; ask anew for another");
            }

            dependency.Edit(request.Content(), DateOnly.FromDateTime(local.LocalNow(await db.TimeZoneOfAsync(dependency.Objective.UnitId, ct))));
            return null;
        }
    }

    public static Task<Results<Tagged<DependencyResponse>, ProblemHttpResult>> AcceptAsync(
        Guid id, AcceptRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        GoalsDb db, DependencyWriter writer, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        return writer.ChangeAsync(id, ifMatch, null, ChangeAsync, ct);

        async Task<ProblemHttpResult?> ChangeAsync(Dependency dependency, DependencyResponse seen)
        {
            if (!seen.CanDecide)
            {
                return Problems.Forbidden(OnlyThoseWhoHelp);
            }

            var (owner, unit) = (request.OwnerId ?? caller.PersonId, dependency.HelpingUnitId);
            if (!await access.PersonExistsAsync(owner, ct)
                || !await db.Database.SqlQuery<bool>($"""select sees_unit({owner}, {unit}) as "Value" """).SingleAsync(ct))
            {
                return Problems.Invalid("ownerId", "names no active person who belongs to the helping unit or has a role there");
            }

            dependency.Accept(owner, caller.PersonId, clock.GetUtcNow());
            return null;
        }
    }

    public static Task<Results<Tagged<DependencyResponse>, ProblemHttpResult>> DeclineAsync(
        Guid id, DependencyNote request, [FromHeader(Name = "If-Match")] string? ifMatch, DependencyWriter writer, Caller caller, TimeProvider clock, CancellationToken ct) =>
        ActAsync(
            id, ifMatch, request.Note, writer, seen => seen.CanDecide ? null : OnlyThoseWhoHelp,
            d => d.Decline(request.Note, caller.PersonId, clock.GetUtcNow()), ct);

    public static Task<Results<Tagged<DependencyResponse>, ProblemHttpResult>> WithdrawAsync(
        Guid id, DependencyNote request, [FromHeader(Name = "If-Match")] string? ifMatch, DependencyWriter writer, CancellationToken ct) =>
        ActAsync(id, ifMatch, request.Note, writer, seen => seen.CanEdit ? null : AskDependency.OnlyThoseWhoAsk, d => d.Withdraw(request.Note), ct);

    public static Task<Results<Tagged<DependencyResponse>, ProblemHttpResult>> FinishAsync(
        Guid id, [FromHeader(Name = "If-Match")] string? ifMatch, DependencyWriter writer, Caller caller, CancellationToken ct) =>
        ActAsync(
            id, ifMatch, null, writer,
            seen => seen.CanDecide || seen.CanEdit || seen.Owner?.Id == caller.PersonId ? null : OnlyThoseConcerned, d => d.Finish(), ct);

    private static Task<Results<Tagged<DependencyResponse>, ProblemHttpResult>> ActAsync(
        Guid id, string? ifMatch, string? note, DependencyWriter writer, Func<DependencyResponse, string?> refusal, Action<Dependency> act, CancellationToken ct) =>
        writer.ChangeAsync(
            id,
            ifMatch,
            note,
            (dependency, seen) =>
            {
                if (refusal(seen) is { } forbidden)
                {
                    return Task.FromResult<ProblemHttpResult?>(Problems.Forbidden(forbidden));
                }

                if (!Texts.Fits(note, Texts.LongestNote))
                {
                    return Task.FromResult<ProblemHttpResult?>(Problems.Invalid("note", Texts.NoteTooLong));
                }

                act(dependency);
                return Task.FromResult<ProblemHttpResult?>(null);
            },
            ct);
}
