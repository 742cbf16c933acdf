using System.Globalization;

namespace Setpoint.Notifications.Domain;

/// <summary>What people say to each other, in words.</summary>
internal static class CommentWording
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Lea Lead mentioned you in a comment on a key result".</summary>
    public static Wording OfMention(string by, string subject)
    {
        var what = subject == "check-in" ? subject : subject.Replace('-', ' ');
        return new($"{by} mentioned you in a comment on {("aeiou".Contains(what[0], StringComparison.Ordinal) ? "an" : "a")} {what}", "Open it to read and answer.");
    }

    /// <summary>"Lea Lead gave you something to do by 4 Dec 2026": Order the machines. From a review of Sales.</summary>
    public static Wording OfAction(string by, string unit, string text, DateOnly due) =>
        new(string.Create(s_english, $"{by} gave you something to do by {due:d MMM yyyy}"), $"{text.TrimEnd('.')}. From a review of {unit}.");
}
