using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>Check-ins on several objectives, kept together or not at all.</summary>
public sealed record SubmitManyRequest(IReadOnlyList<SubmitCheckInRequest>? CheckIns);

/// <summary>What was kept, in the order of the request.</summary>
public sealed record SubmitManyResponse(IReadOnlyList<CheckInResponse> CheckIns);

internal static class SubmitMany
{
    private const int Most = 50;

    public static async Task<Results<Ok<SubmitManyResponse>, ProblemHttpResult>> HandleAsync(
        SubmitManyRequest request, Submission submission, CheckInsDb db, CancellationToken ct)
    {
        var asked = (request.CheckIns ?? []).OfType<SubmitCheckInRequest>().ToList();
        if (asked.Count is 0 or > Most || asked.Count != request.CheckIns!.Count)
        {
            return Problems.Invalid("checkIns", $"must be 1 to {Most}");
        }

        if (asked.DistinctBy(c => c.ObjectiveId).Count() < asked.Count)
        {
            return Problems.Invalid("checkIns", "must each be of another objective");
        }

        await using var work = await db.BeginWorkAsync(ct);
        var (said, problem) = await submission.SayAsync(asked, i => $"checkIns[{i}].", ct);
        if (problem is not null)
        {
            return problem;
        }

        var names = await submission.KeepAsync(said, ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(new SubmitManyResponse([.. said.Select(c => CheckInResponse.Of(c, names))]));
    }
}
