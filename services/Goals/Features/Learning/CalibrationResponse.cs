using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;

namespace Setpoint.Goals.Features.Learning;

/// <summary>How well a unit's weekly confidence predicted what was measured.</summary>
/// <param name="Together">All of the cycles below; of those in which too few persons predicted nothing is in it.</param>
/// <param name="Cycles">Closed ones, the latest first.</param>
public sealed record CalibrationResponse(UnitName Unit, CalibrationView Together, IReadOnlyList<CycleCalibration> Cycles, CalibrationBasis Explain);

/// <summary>The same of one cycle.</summary>
public sealed record CycleCalibration(CycleName Cycle, CalibrationView Figure);

/// <summary>A Brier score and what it is made of.</summary>
/// <param name="Verdict">Whether it is shown, and if not, why.</param>
/// <param name="KeyResults">How many were counted.</param>
/// <param name="Predictions">How many beliefs: one a key result and week.</param>
/// <param name="Brier">0 (always right) to 1; 0.25 is what saying 0.5 each time makes.</param>
/// <param name="Buckets">For a chart: confidence against the share that came true.</param>
public sealed record CalibrationView(
    CalibrationVerdict Verdict, int KeyResults, int Predictions, decimal? Brier, IReadOnlyList<ReliabilityBucket> Buckets, CalibrationGaps LeftOut);

/// <summary>Beliefs between two bounds.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive; of the last one inclusive.</param>
/// <param name="Share">That came true; none where nothing was said between the bounds.</param>
public sealed record ReliabilityBucket(decimal From, decimal To, int Predictions, int CameTrue, decimal? Share, decimal? MeanConfidence);

/// <summary>Key results that were left out.</summary>
/// <param name="Retired">Given up, or of an objective that was.</param>
/// <param name="Unmeasured">Without a value when the cycle closed.</param>
/// <param name="Unspoken">Without a confidence of their own inside their window.</param>
/// <param name="OfFewPeople">In cycles in which too few persons predicted.</param>
public sealed record CalibrationGaps(int Retired, int Unmeasured, int Unspoken, int OfFewPeople);

/// <summary>How it was computed.</summary>
/// <param name="SuccessLines">Progress from which a key result counts as reached, by the kind of its objective.</param>
/// <param name="LeastKeyResults">Below this nothing is shown.</param>
/// <param name="LeastPersons">Neither is it of fewer persons.</param>
/// <param name="Policy">The version that decided these numbers.</param>
public sealed record CalibrationBasis(
    string Formula, string Source, string Counted, string NotCounted, IReadOnlyDictionary<ObjectiveKind, decimal> SuccessLines, int LeastKeyResults, int LeastPersons, int Policy);
