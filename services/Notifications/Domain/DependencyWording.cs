using System.Globalization;

namespace Setpoint.Notifications.Domain;

/// <summary>What is asked, as far as it may be told.</summary>
/// <param name="What">None when its objective is not public.</param>
internal sealed record DependencyFacts(string AskingUnit, string HelpingUnit, string? What, DateOnly Due, string? Note);

/// <summary>What units ask of each other, in words.</summary>
internal static class DependencyWording
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Operations needs something from Sales": Order data of October. By 30 Sep 2026.</summary>
    public static Wording OfAsking(DependencyFacts facts) =>
        new($"{facts.AskingUnit} needs something from {facts.HelpingUnit}", $"{Sentence(facts.What)}By {facts.Due.ToString("d MMM yyyy", s_english)}. Accept or decline it.");

    /// <summary>"Sales will help Operations": Order data of October. By 30 Sep 2026.</summary>
    public static Wording OfAcceptance(DependencyFacts facts) =>
        new($"{facts.HelpingUnit} will help {facts.AskingUnit}", $"{Sentence(facts.What)}By {facts.Due.ToString("d MMM yyyy", s_english)}.");

    /// <summary>"Sales cannot help Operations": Order data of October. Why: no capacity before October.</summary>
    public static Wording OfRefusal(DependencyFacts facts) =>
        new($"{facts.HelpingUnit} cannot help {facts.AskingUnit}", $"{Sentence(facts.What)}{(facts.Note is { } why ? $"Why: {why}" : "Open it to read why.")}");

    private static string Sentence(string? text) => text is null ? "" : text.EndsWith('.') ? $"{text} " : $"{text}. ";
}
