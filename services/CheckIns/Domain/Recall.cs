using System.Globalization;

namespace Setpoint.CheckIns.Domain;

/// <summary>Whether somebody can name the company's objectives. Who answered what is never kept.</summary>
internal static class Recall
{
    private const int ShortestWord = 4;

    /// <summary>
    /// How many of these titles are named: one is where an answer has at least half of its words of four letters and more.
    /// "Every parcel arrives on the promised day" has four. "Every parcel arrives" has three of them and names it; "promised parcels"
    /// has one and does not.
    /// </summary>
    public static int Named(IReadOnlyCollection<string> titles, IReadOnlyCollection<string> answers)
    {
        var said = answers.Select(Words).ToList();
        return titles.Select(Words).Count(title => title.Count > 0 && said.Any(a => 2 * title.Count(a.Contains) >= title.Count));
    }

    private static HashSet<string> Words(string text) =>
        [.. new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLower(c, CultureInfo.InvariantCulture) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= ShortestWord)];
}
