using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Dependencies;

/// <summary>What is asked of another unit.</summary>
/// <param name="ObjectiveId">What it is asked for; its unit asks. It stays the same when a dependency is edited.</param>
/// <param name="KeyResultId">The one that needs it most, if one does.</param>
/// <param name="Due">From today to the end of the objective's cycle.</param>
public sealed record DependencyRequest(Guid ObjectiveId, Guid? KeyResultId, Guid HelpingUnitId, string? What, DateOnly? Due)
{
    internal FieldErrors Faults() => new FieldErrors()
        .Require(HelpingUnitId != Guid.Empty, "helpingUnitId", "is required")
        .Require(!string.IsNullOrWhiteSpace(What), "what", "is required")
        .Require(Texts.Fits(What, Texts.LongestNote), "what", Texts.NoteTooLong)
        .Require(Due is not null, "due", "is required");

    internal DependencyContent Content() => new(HelpingUnitId, KeyResultId is { } k ? new KeyResultId(k) : null, What!, Due!.Value);
}

/// <summary>Yes, and who sees to it.</summary>
/// <param name="OwnerId">Somebody of the helping unit; the caller when absent.</param>
public sealed record AcceptRequest(Guid? OwnerId);

/// <summary>No, or no longer, and why; a refusal needs it.</summary>
public sealed record DependencyNote(string? Note);
