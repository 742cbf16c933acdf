using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>An objective as somebody writes it.</summary>
/// <param name="Visibility">Public when absent.</param>
/// <param name="Personal">The owner's own objective and not one of the unit's; only where the unit's policy allows it for their role. When absent, as it was.</param>
/// <param name="ExternalKey">The importer's own name for it: importing the same twice adds nothing.</param>
/// <param name="Guardrails">Metrics, by id, that must not suffer for it. When absent, as they were.</param>
/// <param name="Tags">When absent, as they were.</param>
/// <param name="Links">Pages that belong to it. When absent, as they were.</param>
/// <param name="Reason">Why what was agreed by publication changes; needed for a target, a baseline, or a dropped key result.</param>
public sealed record ObjectiveRequest(
    Guid CycleId,
    Guid UnitId,
    Guid OwnerId,
    string? Title,
    string? Why,
    ObjectiveKind? Kind,
    Visibility? Visibility,
    IReadOnlyList<Guid>? ContributorIds,
    IReadOnlyList<KeyResultRequest>? KeyResults,
    IReadOnlyList<AlignmentRequest>? Alignments,
    string? ExternalKey = null,
    string? Reason = null,
    bool? Personal = null,
    IReadOnlyList<Guid>? Guardrails = null,
    IReadOnlyList<string?>? Tags = null,
    IReadOnlyList<LinkContent?>? Links = null)
{
    private const int LongestKey = 200;
    private const int MostParts = 100;
    private const int MostGuardrails = 20;

    /// <summary>What is missing or too much, before anything is looked up.</summary>
    internal FieldErrors Faults()
    {
        var errors = new FieldErrors()
            .Require(CycleId != Guid.Empty, "cycleId", "is required")
            .Require(UnitId != Guid.Empty, "unitId", "is required")
            .Require(OwnerId != Guid.Empty, "ownerId", "is required")
            .Require(Kind is not null, "kind", "is required: committed or aspirational")
            .Require(Texts.Fits(Title), "title", Texts.TooLong)
            .Require(Texts.Fits(Why, Texts.LongestNote), "why", Texts.NoteTooLong)
            .Require(ExternalKey is null || (ExternalKey.Trim().Length > 0 && ExternalKey.Length <= LongestKey), "externalKey", $"must have 1 to {LongestKey} characters")
            .Require(ContributorIds is null or { Count: <= MostParts }, "contributorIds", $"must be at most {MostParts}")
            .Require(KeyResults is null or { Count: <= MostParts }, "keyResults", $"must be at most {MostParts}")
            .Require(Guardrails is null or { Count: <= MostGuardrails }, "guardrails", $"must be at most {MostGuardrails}")
            .Require(Alignments is null or { Count: <= MostParts }, "alignments", $"must be at most {MostParts}");
        for (var i = 0; i < (KeyResults?.Count ?? 0); i++)
        {
            KeyResultRequest.Check(KeyResults![i], $"keyResults[{i}]", errors);
        }

        for (var i = 0; i < (Alignments?.Count ?? 0); i++)
        {
            errors.Require(Alignments![i]?.Relation is not null, $"alignments[{i}].relation", "is required: contributes or supports");
        }

        Labels.Check(errors);
        return errors;
    }

    internal LabelRequest Labels => new(Tags, Links);

    /// <summary>What it says, once nothing is missing.</summary>
    internal ObjectiveContent Content(IReadOnlyDictionary<Guid, KnownMetric> metrics) => new(
        UnitId,
        OwnerId,
        Title ?? "",
        Why,
        Kind!.Value,
        Visibility ?? Domain.Visibility.Public,
        ContributorIds ?? [],
        [.. (KeyResults ?? []).Select(k => k.Content(OwnerId, metrics))],
        [.. (Alignments ?? []).Select(a => new AlignmentContent(
            new(a.ParentId), a.Relation!.Value, a.Weight, a.ParentKeyResultId is { } k ? new KeyResultId(k) : null))],
        Personal ?? false,
        Guardrails);
}

/// <summary>An objective above that is served.</summary>
/// <param name="ParentKeyResultId">
/// The key result of it that is served in particular: one that is measured by children takes contributions, any other takes support.
/// </param>
public sealed record AlignmentRequest(Guid ParentId, Relation? Relation, decimal Weight = 1, Guid? ParentKeyResultId = null);

/// <summary>What a key result takes from its metric.</summary>
/// <param name="AboutPersonId">Whom it is about, where it is about a person.</param>
internal sealed record KnownMetric(Guid Id, string UnitOfMeasure, int Decimals, Guid? AboutPersonId = null);
