using System.Globalization;
using Setpoint.Kernel;

namespace Setpoint.Notifications.Domain;

/// <summary>What an alert says of its metric.</summary>
/// <param name="Decimals">Digits to show; the alert itself was judged on the unrounded value.</param>
/// <param name="Health">What it turned to.</param>
/// <param name="Period">First local day of the period that confirmed it.</param>
/// <param name="Cadence">How long that period is, where it is known.</param>
internal sealed record AlertFacts(
    string MetricName, string UnitOfMeasure, int Decimals, string Health, DateOnly Period, decimal? Value, string? Cadence);

/// <summary>A message as a person reads it: the title says what happened, the body what it rests on.</summary>
internal sealed record Wording(string Title, string Body)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Damage claims turned red": 3.2 per 1,000 parcels in the week of 9 Nov 2026; it was green before.</summary>
    public static Wording OfWorsening(AlertFacts alert, string previousHealth) =>
        new($"{alert.MetricName} turned {InWords(alert.Health)}", $"{Measured(alert)}. It was {InWords(previousHealth)} before.");

    /// <summary>"Damage claims recovered": 1.4 per 1,000 parcels in the week of 23 Nov 2026; it is green now.</summary>
    public static Wording OfRecovery(AlertFacts alert) =>
        new($"{alert.MetricName} recovered", $"{Measured(alert)}. It is {InWords(alert.Health)} now.");

    internal static string Measured(AlertFacts alert) => alert.Value is { } value
        ? $"{InWords(value, alert)} {InWords(alert.Period, alert.Cadence)}"
        : $"No value {InWords(alert.Period, alert.Cadence)}";

    /// <summary>Rounds only to show: 2.45 with one decimal is shown as 2.5. A percent sign stands beside its number.</summary>
    internal static string InWords(decimal value, AlertFacts alert)
    {
        var number = DecimalRules.Round(value, alert.Decimals).ToString($"N{alert.Decimals}", English);
        return alert.UnitOfMeasure switch
        {
            "" => number,
            "%" => $"{number}%",
            var unit => $"{number} {unit}",
        };
    }

    internal static string InWords(DateOnly period, string? cadence) => cadence switch
    {
        "daily" => period.ToString("'on' d MMM yyyy", English),
        "weekly" => period.ToString("'in the week of' d MMM yyyy", English),
        "monthly" => period.ToString("'in' MMMM yyyy", English),
        "quarterly" => string.Create(English, $"in Q{(period.Month + 2) / 3} {period.Year}"),
        _ => period.ToString("'in the period from' d MMM yyyy", English),
    };

    internal static string InWords(string health) => health.Replace('-', ' ');
}
