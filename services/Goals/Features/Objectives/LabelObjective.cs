using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Tags and links of an objective: all of them. What is absent stays as it is.</summary>
public sealed record LabelRequest(IReadOnlyList<string?>? Tags, IReadOnlyList<LinkContent?>? Links)
{
    private const int LongestAddress = 2000;

    internal FieldErrors Faults()
    {
        var errors = new FieldErrors();
        Check(errors);
        return errors;
    }

    internal void Check(FieldErrors errors)
    {
        Check(Tags, errors);
        errors.Require(Links is null or { Count: <= Objective.MostLinks }, "links", $"must be at most {Objective.MostLinks}");
        for (var i = 0; !errors.Any && i < (Links?.Count ?? 0); i++)
        {
            errors
                .Require(!string.IsNullOrWhiteSpace(Links![i]?.Title) && Texts.Fits(Links[i]!.Title), $"links[{i}].title", $"is required, with at most {Texts.LongestTitle} characters")
                .Require(IsPage(Links[i]?.Address), $"links[{i}].address", $"must be an http or https address of at most {LongestAddress} characters");
        }
    }

    internal void Apply(Objective objective)
    {
        if (Tags is not null)
        {
            objective.Tag(Tags.OfType<string>());
        }

        if (Links is not null)
        {
            objective.LinkTo([.. Links.Select(l => new Link(l!.Title!, l.Address!))]);
        }
    }

    internal static void Check(IReadOnlyList<string?>? tags, FieldErrors errors)
    {
        errors.Require(tags is null or { Count: <= Objective.MostTags }, "tags", $"must be at most {Objective.MostTags}");
        for (var i = 0; !errors.Any && i < (tags?.Count ?? 0); i++)
        {
            errors.Require(tags![i]?.Trim() is { Length: > 0 and <= Objective.LongestTag }, $"tags[{i}]", $"must have 1 to {Objective.LongestTag} characters");
        }
    }

    /// <summary>Nothing that a browser would run.</summary>
    private static bool IsPage(string? address) =>
        address is { Length: <= LongestAddress } && Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}

internal static class LabelObjective
{
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, LabelRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, ObjectiveRules rules, ObjectiveWriter writer, CancellationToken ct) =>
        writer.ChangeAsync(
            id,
            ifMatch,
            null,
            async objective =>
            {
                if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct))
                {
                    return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
                }

                if (ifMatch is null)
                {
                    return Problems.PreconditionRequired();
                }

                if (request.Faults() is { Any: true } faults)
                {
                    return faults.ToProblem();
                }

                request.Apply(objective);
                return null;
            },
            ct);
}
