using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.CheckIns;

namespace Setpoint.CheckIns.Features.Blockers;

/// <summary>Something that holds an objective up.</summary>
/// <param name="ObjectiveTitle">None when the objective is not public.</param>
/// <param name="UnitId">The objective's unit.</param>
/// <param name="CheckInId">The check-in that it was raised in, if it was in one.</param>
/// <param name="Owner">Who sees to it.</param>
/// <param name="HelpingUnitId">The unit that could help.</param>
/// <param name="Due">The day by which it must be gone.</param>
/// <param name="EscalatedTo">The highest unit that it was escalated to.</param>
/// <param name="ResolvedAt">None while it is open.</param>
/// <param name="AgeDays">Whole days that it has been open, or was.</param>
/// <param name="Place">Where it stands to the objective that was asked for: <c>own</c>, <c>below</c> or <c>above</c>; none without one.</param>
/// <param name="Steps">What was done about it, the first first.</param>
public sealed record BlockerResponse(
    Guid Id,
    long Version,
    Guid ObjectiveId,
    string? ObjectiveTitle,
    Guid UnitId,
    Guid? CheckInId,
    string Text,
    PersonReference Owner,
    Guid? HelpingUnitId,
    DateOnly? Due,
    Severity Severity,
    PersonReference RaisedBy,
    DateTimeOffset RaisedAt,
    Guid? EscalatedTo,
    DateTimeOffset? ResolvedAt,
    int AgeDays,
    string? Place,
    IReadOnlyList<BlockerStepResponse> Steps)
{
    internal static BlockerResponse Of(
        Blocker b, string? title, Guid unit, IReadOnlyDictionary<Guid, string> names, DateTimeOffset now, string? place = null) => new(
        b.Id.Value,
        b.Version,
        b.ObjectiveId,
        title,
        unit,
        b.CheckInId,
        b.Text,
        new(b.OwnerId, names.GetValueOrDefault(b.OwnerId)),
        b.HelpingUnitId,
        b.Due,
        b.Severity,
        new(b.RaisedBy, names.GetValueOrDefault(b.RaisedBy)),
        b.RaisedAt,
        b.EscalatedTo,
        b.ResolvedAt,
        b.AgeDays(now),
        place,
        [.. b.Steps.OrderBy(s => s.Number).Select(s => new BlockerStepResponse(s.Kind, new(s.By, names.GetValueOrDefault(s.By)), s.At, s.Note, s.UnitId))]);

    internal static IEnumerable<Guid> Named(params IEnumerable<Blocker> blockers) =>
        blockers.SelectMany(b => b.Steps.Select(s => s.By).Append(b.OwnerId).Append(b.RaisedBy));
}

/// <summary>One step of its history.</summary>
/// <param name="UnitId">The unit that it was escalated to.</param>
public sealed record BlockerStepResponse(BlockerStepKind Kind, PersonReference By, DateTimeOffset At, string? Note, Guid? UnitId);

/// <summary>What is said of a blocker.</summary>
/// <param name="OwnerId">Who sees to it; who raises it when absent.</param>
/// <param name="Due">The day by which it must be gone.</param>
public sealed record BlockerStatement(string? Text, Guid? OwnerId = null, Guid? HelpingUnitId = null, DateOnly? Due = null, Severity Severity = Severity.Major);
