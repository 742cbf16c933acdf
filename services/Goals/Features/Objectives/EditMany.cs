using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>One change of many objectives. What is absent stays as it is.</summary>
/// <param name="Tags">All that each of them then has.</param>
/// <param name="Each">True to change those that can be changed; otherwise all of them change or none.</param>
public sealed record BulkRequest(IReadOnlyList<Guid>? Ids, Guid? OwnerId, Visibility? Visibility, IReadOnlyList<string?>? Tags, bool Each = false, string? Reason = null);

/// <summary>What became of one of them.</summary>
/// <param name="Code">Why it is not changed; none when it is.</param>
public sealed record BulkResult(Guid Id, bool Done, string? Code, string? Detail);

/// <summary>What became of all.</summary>
public sealed record BulkResponse(int Done, IReadOnlyList<BulkResult> Results);

internal static class EditMany
{
    private const int Most = 200;

    private const string Reachable =
        """
        select o.id, exists (select 1 from key_result k join metric m on m.id = k.metric_id where k.objective_id = o.id and not k.retired and m.about_person_id is not null)
        from objective o join visible_objective($2, $3::uuid) v on v.id = o.id
        where o.id = any($1)
        """;

    public static async Task<Results<Ok<BulkResponse>, ProblemHttpResult>> HandleAsync(
        BulkRequest request, GoalsDb db, ObjectiveRules rules, Access access, Cascading cascade, Caller caller, Cause cause, CancellationToken ct)
    {
        var errors = new FieldErrors()
            .Require(request.Ids is { Count: > 0 and <= Most } && request.Ids.Distinct().Count() == request.Ids.Count, "ids", $"must be 1 to {Most} different objectives")
            .Require(request.OwnerId is not null || request.Visibility is not null || request.Tags is not null, "ids", "nothing is to be changed")
            .Require(Texts.Fits(request.Reason, Texts.LongestNote), "reason", Texts.NoteTooLong);
        LabelRequest.Check(request.Tags, errors);
        if (!errors.Any && request.OwnerId is { } owner)
        {
            errors.Require(await access.PersonExistsAsync(owner, ct), "ownerId", "names no active person");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        var ids = request.Ids!.ToArray();
        var seen = (await (await db.ConnectionAsync(ct)).ReadAsync(Reachable, [ids, caller.PersonId, caller.Within], r => (Id: r.Id(), AboutPerson: r.Next<bool>()), ct))
            .ToDictionary(s => s.Id, s => s.AboutPerson);
        var typed = seen.Keys.Select(i => new ObjectiveId(i)).ToArray();
        var objectives = await db.Objectives.WithParts().Where(o => typed.Contains(o.Id)).ToDictionaryAsync(o => o.Id.Value, ct);
        var refused = new Dictionary<Guid, ProblemHttpResult>();
        foreach (var id in ids)
        {
            if (await ChangeAsync(objectives.GetValueOrDefault(id), request, seen.GetValueOrDefault(id), rules, ct) is { } problem)
            {
                refused[id] = problem;
            }
        }

        var results = ids.Select(id => ResultOf(id, refused.GetValueOrDefault(id))).ToList();
        if (refused.Count > 0 && !request.Each)
        {
            var first = refused[ids.First(refused.ContainsKey)];
            return Problems.Of(first.StatusCode, "bulk-refused", $"{refused.Count} of {ids.Length} cannot be changed, so none is.", new() { ["results"] = results });
        }

        cause.Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(new BulkResponse(ids.Length - refused.Count, results));
    }

    /// <summary>Changes it, or says why not and leaves it as it is.</summary>
    private static async Task<ProblemHttpResult?> ChangeAsync(Objective? objective, BulkRequest request, bool aboutPerson, ObjectiveRules rules, CancellationToken ct)
    {
        if (objective is null)
        {
            return Problems.Missing();
        }

        if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct))
        {
            return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
        }

        if (aboutPerson && (request.OwnerId is not null || request.Visibility is not null))
        {
            return Problems.Conflict("about-a-person", "It reads what is measured about its owner, and stays theirs and private.");
        }

        try
        {
            if (request.OwnerId is not null || request.Visibility is not null)
            {
                objective.Amend(request.OwnerId, request.Visibility);
            }
        }
        catch (DomainException e)
        {
            return Problems.Conflict(e.Code, e.Message);
        }

        if (request.Tags is not null)
        {
            objective.Tag(request.Tags.OfType<string>());
        }

        return null;
    }

    private static BulkResult ResultOf(Guid id, ProblemHttpResult? problem) =>
        new(id, problem is null, problem?.ProblemDetails.Extensions["code"] as string, problem?.ProblemDetails.Detail);
}
