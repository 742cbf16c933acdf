using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>A metric whose periods are to be computed.</summary>
/// <param name="Days">From the first to the last day that is to be computed.</param>
internal sealed record FormulaTask(int Series, Guid UnitId, PeriodCalendar Calendar, FormulaHistory Formulas, (DateOnly From, DateOnly To) Days);

/// <summary>A period that a formula makes, with what it gives.</summary>
internal readonly record struct ComputedPeriod(FormulaTask Task, Period Period, Computed Result);

/// <summary>What is to be read of an input.</summary>
/// <param name="Days">The days it is read for.</param>
/// <param name="Grain">The cadence of the metric that reads it.</param>
/// <param name="LastKnown">True when its last value before the days is wanted, too.</param>
internal sealed record ValueRange(Input Input, (DateOnly From, DateOnly To) Days, Cadence Grain, bool LastKnown);
