using System.Globalization;

namespace Setpoint.Notifications.Domain;

/// <summary>What an alert of another kind than health rests on, and what a red one proposes.</summary>
/// <param name="Kind"><c>health</c>, <c>deviation</c>, <c>off-baseline</c>, <c>stale</c> or <c>forecast</c>.</param>
/// <param name="Usual">What comparable periods show.</param>
/// <param name="Score">Negative below it.</param>
/// <param name="Due">When a missing value had to be there.</param>
/// <param name="ExpectedPeriod">The period that turns to <paramref name="ExpectedHealth"/>; of a daily metric a week.</param>
internal sealed record AlertReason(
    string Kind,
    bool ProposesObjective = false,
    decimal? Usual = null,
    decimal? Score = null,
    DateTimeOffset? Due = null,
    string? ExpectedHealth = null,
    DateOnly? ExpectedPeriod = null,
    decimal? ExpectedValue = null);

/// <summary>Alerts in words, each by its kind. A kind that this version does not know is told as one of health.</summary>
internal static class AlertWording
{
    /// <summary>"Damage claims is unusually high": 3.2 per 1,000 parcels in the week of 9 Nov 2026; usual is 1.4.</summary>
    public static Wording OfOpening(AlertFacts alert, string previousHealth, AlertReason reason) => reason.Kind switch
    {
        "deviation" => new($"{alert.MetricName} is unusually {(reason.Score < 0 ? "low" : "high")}", Beside(alert, reason)),
        "off-baseline" => new($"{alert.MetricName} stays {(reason.Score < 0 ? "below" : "above")} its usual level", Beside(alert, reason)),
        "stale" => new($"{alert.MetricName} has no new value", $"No value {Wording.InWords(alert.Period, alert.Cadence)}.{DueBy(reason.Due)}"),
        "forecast" => new($"{alert.MetricName} is on its way to {Wording.InWords(reason.ExpectedHealth ?? "worse")}", Expected(alert, reason)),
        _ when reason.ProposesObjective => Wording.OfWorsening(alert, previousHealth) is var worse
            ? worse with { Body = $"{worse.Body} It is red for a second period: time for an objective?" }
            : worse,
        _ => Wording.OfWorsening(alert, previousHealth),
    };

    /// <summary>"Damage claims is as usual again".</summary>
    public static Wording OfClosing(AlertFacts alert, string kind) => kind switch
    {
        "deviation" => new($"{alert.MetricName} is as usual again", Now(alert)),
        "off-baseline" => new($"{alert.MetricName} is back at its usual level", Now(alert)),
        "stale" => new($"{alert.MetricName} is up to date again", Now(alert)),
        "forecast" => new($"The forecast for {alert.MetricName} has ended", Now(alert)),
        _ => Wording.OfRecovery(alert),
    };

    /// <summary>"Time for an objective: Damage claims".</summary>
    public static Wording OfProposal(AlertFacts alert) =>
        new($"Time for an objective: {alert.MetricName}", $"{Wording.Measured(alert)}. It is red for a second period.");

    /// <summary>"Damage claims suffers, a guardrail of “Every parcel arrives on the promised day”".</summary>
    /// <param name="objective">Its title; none when that is not for everybody.</param>
    public static Wording OfGuardrail(AlertFacts alert, string? objective) => new(
        $"{alert.MetricName} suffers, a guardrail of {(objective is null ? "an objective of yours" : $"“{objective}”")}",
        $"{Wording.Measured(alert)}, which is {Wording.InWords(alert.Health)}. If the objective succeeds meanwhile, it closes as achieved with damage.");

    private static string Beside(AlertFacts alert, AlertReason reason) =>
        reason.Usual is { } usual ? $"{Wording.Measured(alert)}; usual is {Wording.InWords(usual, alert)}." : $"{Wording.Measured(alert)}.";

    private static string Expected(AlertFacts alert, AlertReason reason)
    {
        var when = reason.ExpectedPeriod is { } period ? $" {Wording.InWords(period, alert.Cadence == "daily" ? "weekly" : alert.Cadence)}" : "";
        var at = reason.ExpectedValue is { } value ? $", at {Wording.InWords(value, alert)}" : "";
        return $"If it goes on like this it turns {Wording.InWords(reason.ExpectedHealth ?? "worse")}{when}{at}. Now: {Wording.Measured(alert)}.";
    }

    private static string DueBy(DateTimeOffset? due) =>
        due is { } moment ? string.Create(CultureInfo.InvariantCulture, $" It was due by {moment.UtcDateTime:d MMM yyyy, HH:mm} UTC.") : "";

    private static string Now(AlertFacts alert) => $"{Wording.Measured(alert)}. It is {Wording.InWords(alert.Health)} now.";
}
