using System.Text.RegularExpressions;

namespace Setpoint.Goals.Domain;

/// <summary>What somebody types into a search, as the database asks for it: every word, and the last one as a beginning.</summary>
internal static partial class SearchWords
{
    private const int MostWords = 10;
    private const int ShortestBeginning = 3;

    /// <summary>
    /// <c>parcels on ti</c> is <c>parcels &amp; on &amp; ti</c>, <c>parcels on tim</c> ends in <c>tim:*</c>: two letters begin too
    /// many words to say anything. None when there is no word in it.
    /// </summary>
    public static string? Query(string? typed)
    {
        var words = Word().Matches(typed ?? "").Select(m => m.Value).Take(MostWords).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        if (words[^1].Length >= ShortestBeginning)
        {
            words[^1] += ":*";
        }

        return string.Join(" & ", words);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
