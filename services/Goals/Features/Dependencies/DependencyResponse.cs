using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;

namespace Setpoint.Goals.Features.Dependencies;

/// <summary>What one unit asks of another, by a date, for an objective.</summary>
/// <param name="Due">The last day on which it is of use.</param>
/// <param name="Overdue">Still waited for after that day, by the helping unit's calendar.</param>
/// <param name="Objective">What it is asked for; none for those who may not see that.</param>
/// <param name="Owner">Who sees to it at the helping unit.</param>
/// <param name="Note">Why it was declined or withdrawn.</param>
/// <param name="CanDecide">True when the caller answers for the helping unit.</param>
/// <param name="CanEdit">True when the caller asks for the objective's unit.</param>
public sealed record DependencyResponse(
    Guid Id,
    long Version,
    DependencyState State,
    string What,
    DateOnly Due,
    bool Overdue,
    CycleName Cycle,
    UnitName AskingUnit,
    UnitName HelpingUnit,
    DependentObjective? Objective,
    PersonName AskedBy,
    DateTimeOffset AskedAt,
    PersonName? Owner,
    PersonName? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Note,
    bool CanDecide,
    bool CanEdit);

/// <summary>The objective that something is asked for.</summary>
public sealed record DependentObjective(Guid Id, string Title, DependentKeyResult? KeyResult);

/// <summary>The key result that needs it most.</summary>
public sealed record DependentKeyResult(Guid Id, string Title);
