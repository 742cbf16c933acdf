using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Coach.Wording;

/// <summary>What a text shall be.</summary>
public enum WordingKind
{
    /// <summary>An objective's title.</summary>
    Objective,

    /// <summary>A key result's title.</summary>
    KeyResult,
}

/// <summary>A text to find better wording for. Nothing but <paramref name="Text"/> and <paramref name="Why"/> is sent on.</summary>
/// <param name="UnitId">Whose policy decides whether anything may be sent.</param>
public sealed record WordingRequest(Guid UnitId, WordingKind? Kind, string? Text, string? Why = null);

/// <summary>Better wording, as a proposal: whoever asked takes it or leaves it.</summary>
public sealed record WordingProposal(string Proposal);

/// <summary>Asks the configured language model; off unless an operator configured one and the unit's policy is on.</summary>
internal static class ProposeWording
{
    private const string Member =
        "select exists (select 1 from unit_membership where unit_id = $1 and person_id = $2) and is_within($1, $3::uuid)";

    public static async Task<Results<Ok<WordingProposal>, ProblemHttpResult>> HandleAsync(
        WordingRequest request, GoalsDb db, Access access, Caller caller, WordingModel model, CancellationToken ct)
    {
        var errors = new FieldErrors()
            .Require(request.Kind is not null, "kind", "is required: objective or key-result")
            .Require(!string.IsNullOrWhiteSpace(request.Text), "text", "is required")
            .Require(Texts.Fits(request.Text), "text", Texts.TooLong)
            .Require(Texts.Fits(request.Why, Texts.LongestNote), "why", Texts.NoteTooLong);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!await MayWriteAsync(request.UnitId, db, access, caller, ct))
        {
            return Problems.Forbidden("Those who write objectives of the unit may ask for wording.");
        }

        var policies = await GoalPolicies.ReadAsync(await db.ConnectionAsync(ct), ct);
        if (!model.IsConfigured || !policies.IsOn(request.UnitId, "coachWording"))
        {
            return Problems.Conflict("wording-off", "No language model is configured, or the unit's policy coachWording is off. Nothing was sent.");
        }

        // Nobody else waits for a connection while a model thinks.
        await db.Database.CloseConnectionAsync();
        return await model.ProposeAsync(request, ct) is { } proposal
            ? TypedResults.Ok(new WordingProposal(proposal))
            : Problems.Of(StatusCodes.Status502BadGateway, "wording-failed", "The language model did not answer with a sentence in time.");
    }

    private static async Task<bool> MayWriteAsync(Guid unit, GoalsDb db, Access access, Caller caller, CancellationToken ct) =>
        await access.RoleOnAsync(unit, ct) >= Role.Member
        || (await (await db.ConnectionAsync(ct)).ReadAsync(Member, [unit, caller.PersonId, caller.Within], r => r.Next<bool>(), ct))[0];
}
