using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Why an objective's progress is what it is: everything that went in, and the same function called on it again.</summary>
/// <param name="Formula">How the items make the progress, in words and symbols.</param>
/// <param name="Items">What counts. The progress is the sum of what they add.</param>
/// <param name="LeftOut">What does not count, and why.</param>
/// <param name="SumOfWeights">Of the items.</param>
/// <param name="SumOfProducts">Of weight × progress of the items; divided by the sum of weights it is the progress.</param>
/// <param name="WithRetired">What it would be with the retired items still in.</param>
/// <param name="Recomputed">The roll-up called again on exactly these items.</param>
/// <param name="Override">What somebody stated instead: it is shown, and counts above, while everything else here is what is computed.</param>
public sealed record ExplainResponse(
    Guid ObjectiveId,
    decimal? Progress,
    decimal? Raw,
    string Formula,
    PolicyName Policy,
    IReadOnlyList<ExplainedItem> Items,
    IReadOnlyList<LeftOut> LeftOut,
    decimal SumOfWeights,
    decimal SumOfProducts,
    decimal Coverage,
    decimal? WithRetired,
    ExplainedExpectation Expected,
    ExplainedPace Pace,
    decimal? Recomputed,
    OverrideResponse? Override)
{
    /// <summary>Once the cycle is closed everything here is as it stood then; given where corrections have changed it since.</summary>
    public Restated? Restated { get; init; }
}

/// <summary>The versioned policy whose numbers were used.</summary>
public sealed record PolicyName(string Name, int Version);

/// <summary>One item of the weighted mean.</summary>
/// <param name="Kind"><c>key-result</c>, or <c>children</c>: all contributing objectives in one slot.</param>
/// <param name="Adds">weight × progress ÷ sum of weights.</param>
/// <param name="Children">Those that the item is the mean of: of the slot, and of a key result that is measured by children.</param>
/// <param name="Formula">How a key result's raw progress comes about.</param>
/// <param name="Periods">Of a kept limit: what was counted.</param>
public sealed record ExplainedItem(
    string Kind,
    Guid? Id,
    string Title,
    decimal? Baseline,
    decimal? Target,
    decimal? Current,
    decimal Raw,
    decimal Progress,
    decimal Weight,
    decimal Adds,
    decimal? Expected,
    decimal? Gap,
    Pace Pace,
    IReadOnlyList<ExplainedChild>? Children,
    string? Formula = null,
    ExplainedPeriods? Periods = null);

/// <summary>The periods of a kept limit.</summary>
/// <param name="Planned">That belong to the window.</param>
/// <param name="Due">Of them, by now.</param>
/// <param name="Missing">Due ones without a value; left out.</param>
/// <param name="Reported">With a value. Divided by planned − missing it is what is expected, before the success line.</param>
/// <param name="Inside">Whose value keeps the limit. Divided by the same it is the progress.</param>
public sealed record ExplainedPeriods(decimal? Low, decimal? High, int Planned, int Due, int Missing, int Reported, int Inside);

/// <summary>One contributing objective in the slot; without a title where only its unit may see it.</summary>
/// <param name="Start">First day of its window.</param>
/// <param name="End">Last day of its window.</param>
/// <param name="CycleShare">The share of the parent's window that its own covers.</param>
/// <param name="Counts">What its progress is multiplied by: its part of the weights on the days it runs.</param>
/// <param name="Adds">What it adds to the slot.</param>
public sealed record ExplainedChild(
    Guid Id, string? Title, decimal Raw, decimal Progress, decimal Weight, DateOnly Start, DateOnly End, decimal CycleShare, decimal Counts, decimal Adds);

/// <summary>Something that does not count.</summary>
public sealed record LeftOut(string Kind, Guid Id, string? Title, string Why);

/// <summary>What was to be expected by now.</summary>
/// <param name="Value">success line × the elapsed share at the end of the latest due periods, by their parts of the progress.</param>
/// <param name="OwnPart">The part of the progress that is expected otherwise: kept limits, phased targets, key results with dates of their own.</param>
/// <param name="OwnShare">What that part adds to the share that is expected.</param>
/// <param name="Elapsed">The share of the window before today.</param>
public sealed record ExplainedExpectation(decimal? Value, decimal SuccessLine, DateOnly Start, DateOnly End, decimal Elapsed, IReadOnlyList<DueRhythm> Due, decimal OwnPart, decimal OwnShare);

/// <summary>Values that fall due in one rhythm.</summary>
/// <param name="Rhythm"><c>check-in</c>, <c>daily</c>, <c>weekly</c>, <c>monthly</c> or <c>quarterly</c>.</param>
/// <param name="Part">Which part of the progress follows it.</param>
/// <param name="DueUntil">End (exclusive) of the latest period that was due.</param>
/// <param name="ElapsedShare">Of the window, at that end.</param>
public sealed record DueRhythm(string Rhythm, decimal Part, DateOnly DueUntil, decimal ElapsedShare);

/// <summary>The verdict.</summary>
/// <param name="Capped">The mean of min(raw, 1), which the gap is measured from.</param>
/// <param name="OnTrackUpTo">Largest gap that is on track.</param>
/// <param name="BehindUpTo">Largest gap that is behind.</param>
public sealed record ExplainedPace(
    Pace Value, decimal? Gap, decimal? Capped, decimal OnTrackUpTo, decimal BehindUpTo, decimal LeastCoverage, decimal? Confidence, Disagreement? Disagreement);
