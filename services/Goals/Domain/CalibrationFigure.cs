namespace Setpoint.Goals.Domain;

/// <summary>Whether a team is shown how well its confidence predicted, and if not, why.</summary>
public enum CalibrationVerdict
{
    /// <summary>It is.</summary>
    Shown,

    /// <summary>Fewer key results than policy asks for: chance would speak.</summary>
    TooFew,

    /// <summary>Fewer persons than policy lets be summed up: it would speak of each of them.</summary>
    TooFewPeople,
}

/// <summary>How well the confidence in some key results predicted them, as far as it may be shown.</summary>
/// <param name="KeyResults">Of which something was believed and something was measured.</param>
/// <param name="Predictions">One a key result and week.</param>
/// <param name="Brier">None unless it is shown.</param>
/// <param name="Buckets">Empty unless it is shown.</param>
internal sealed record CalibrationFigure(CalibrationVerdict Verdict, int KeyResults, int Predictions, decimal? Brier, IReadOnlyList<Reliability> Buckets)
{
    /// <summary>Judges the number of persons first: of a small group not even chance is a reason to speak.</summary>
    public static CalibrationFigure Of(IReadOnlyCollection<Prediction> predictions, int leastKeyResults, int leastPersons)
    {
        var keyResults = predictions.Select(p => p.KeyResult).Distinct().Count();
        var verdict = IsOfFew(predictions, leastPersons) ? CalibrationVerdict.TooFewPeople
            : keyResults < leastKeyResults ? CalibrationVerdict.TooFew
            : CalibrationVerdict.Shown;
        return verdict == CalibrationVerdict.Shown
            ? new(verdict, keyResults, predictions.Count, Calibration.Brier(predictions), Calibration.Buckets(predictions))
            : new(verdict, keyResults, predictions.Count, null, []);
    }

    /// <summary>
    /// Several cycles together. One in which too few persons predicted is left out of the sum as well: what is left when the
    /// others are taken from it would be theirs.
    /// </summary>
    /// <returns>The figure, and how many key results were left out for that.</returns>
    public static (CalibrationFigure Figure, int LeftOut) Together(
        IEnumerable<IReadOnlyCollection<Prediction>> cycles, int leastKeyResults, int leastPersons)
    {
        var all = cycles.ToLookup(c => IsOfFew(c, leastPersons));
        var hidden = all[true].Sum(c => c.Select(p => p.KeyResult).Distinct().Count());
        return all[false].Any() || hidden == 0
            ? (Of([.. all[false].SelectMany(c => c)], leastKeyResults, leastPersons), hidden)
            : (new(CalibrationVerdict.TooFewPeople, 0, 0, null, []), hidden);
    }

    /// <summary>Of nobody there is nothing to hide.</summary>
    private static bool IsOfFew(IEnumerable<Prediction> predictions, int leastPersons) =>
        predictions.Select(p => p.Person).Distinct().Count() is > 0 and var persons && persons < leastPersons;
}
