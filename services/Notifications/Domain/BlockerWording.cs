using System.Globalization;

namespace Setpoint.Notifications.Domain;

/// <summary>What happens to blockers, in words.</summary>
internal static class BlockerWording
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Lea Lead escalated a critical blocker to you": No test machines. By 4 Dec 2026.</summary>
    /// <param name="text">What is blocked; none when its objective is not public.</param>
    public static Wording Of(string kind, string by, string severity, string? text, DateOnly? due)
    {
        var what = severity switch { "minor" => "a minor blocker", "critical" => "a critical blocker", _ => "a blocker" };
        var title = kind switch
        {
            "raised" => $"{by} raised {what} that concerns you",
            "escalated" => $"{by} escalated {what} to you",
            "resolved" => $"{by} resolved {what}",
            "reopened" => $"{by} reopened {what}",
            _ => $"{by} changed {what} that concerns you",
        };
        var until = due is { } day && kind != "resolved" ? string.Create(s_english, $"By {day:d MMM yyyy}.") : "";
        return new(title, $"{(text is null ? "" : $"{text.TrimEnd('.')}. ")}{until}".Trim() is { Length: > 0 } body ? body : "Open it to read more.");
    }
}
