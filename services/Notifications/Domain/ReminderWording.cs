using System.Globalization;

namespace Setpoint.Notifications.Domain;

/// <summary>Reminders in words.</summary>
internal static class ReminderWording
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");
    private const int Named = 3;

    /// <summary>
    /// "Check in on 3 objectives by Friday 20 November, 16:00": the titles, as far as they are public and up to three.
    /// </summary>
    /// <param name="titles">Of the objectives; none of one that is not public.</param>
    /// <param name="due">When the first is asked for.</param>
    /// <param name="zone">Of the reader.</param>
    public static Wording Of(IReadOnlyList<string?> titles, DateTimeOffset due, TimeZoneInfo zone)
    {
        var what = titles.Count == 1 ? "an objective" : string.Create(s_english, $"{titles.Count} objectives");
        var when = TimeZoneInfo.ConvertTime(due, zone).ToString("dddd d MMMM, HH:mm", s_english);
        var named = titles.OfType<string>().Take(Named).Select(t => $"“{t}”").ToList();
        var rest = titles.Count - named.Count;
        var body = (named.Count, rest) switch
        {
            (0, _) => "It takes five minutes.",
            (_, 0) => $"{string.Join(", ", named)}.",
            _ => string.Create(s_english, $"{string.Join(", ", named)} and {rest} more."),
        };
        return new($"Check in on {what} by {when}", body);
    }
}
