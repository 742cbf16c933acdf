using System.Collections.Frozen;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>An objective that others are compared with.</summary>
internal sealed record OtherObjective(ObjectiveId Id, string Title, Guid UnitId, string Unit);

/// <summary>
/// The objectives of a cycle, found by their words. Two are alike when at least 0.7 of all words that either has are in both,
/// and at least two are; articles, and verbs that say only that something gets better or stays, do not count. “Small customers
/// stay with us” and “Keep small customers with us” share two of two.
/// </summary>
/// <remarks>Jaccard's coefficient over word stems.</remarks>
internal sealed class Neighbours
{
    private const decimal LeastShare = 0.7m;
    private const int LeastWords = 2;
    private const int MostOfAWord = 200;

    private static readonly FrozenSet<string> s_fillers = new[]
    {
        "the", "a", "an", "our", "their", "its", "us", "we", "you", "your", "they", "it", "is", "are", "be", "of", "in", "on", "for", "and", "or", "to", "from", "by",
        "with", "without", "within", "at", "as", "than", "that", "this", "into", "onto", "about", "every", "all", "each", "no", "nobody", "get", "gets", "make",
        "makes", "have", "has", "had", "stay", "stays", "remain", "remains", "up", "down", "again", "more", "so", "not", "do", "does",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly List<(OtherObjective Objective, string[] Words)> _all = [];
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);

    public Neighbours(IEnumerable<OtherObjective> objectives)
    {
        foreach (var objective in objectives)
        {
            var words = WordsOf(Sentence.Of(objective.Title));
            foreach (var word in words)
            {
                (_byWord.TryGetValue(word, out var list) ? list : _byWord[word] = []).Add(_all.Count);
            }

            _all.Add((objective, words));
        }
    }

    /// <summary>
    /// Groups of beginnings of words: a title that is alike has a word of each. Of six words it has five, so one of any two; the
    /// longest, which the fewest have, come first.
    /// </summary>
    /// <returns>None where nothing can be alike; null where the title has too few words that are only letters to go by.</returns>
    public static IReadOnlyList<IReadOnlyList<string>>? Probes(Sentence title)
    {
        var words = WordsOf(title);
        var size = Probed(words.Length);
        string[] letters = [.. words.Where(w => w.All(char.IsLetter)).OrderByDescending(w => w.Length)];
        return words.Length < LeastWords ? [] : letters.Length < size ? null : [.. letters.Chunk(size).Where(g => g.Length == size)];
    }

    /// <summary>
    /// Those that are alike, the most similar first. Found by the rarest words, see <see cref="Probes"/>; of a word that hundreds
    /// have, the first are looked at.
    /// </summary>
    public IEnumerable<OtherObjective> Like(Sentence title)
    {
        var words = WordsOf(title);
        if (words.Length < LeastWords)
        {
            return [];
        }

        return words
            .OrderBy(w => _byWord.TryGetValue(w, out var list) ? list.Count : 0)
            .Take(Probed(words.Length))
            .SelectMany(w => _byWord.TryGetValue(w, out var list) ? list.Take(MostOfAWord) : [])
            .Distinct()
            .Select(at => (_all[at].Objective, Share: Share(words, _all[at].Words)))
            .Where(s => s.Share >= LeastShare)
            .OrderByDescending(s => s.Share).ThenBy(s => s.Objective.Id.Value)
            .Select(s => s.Objective);
    }

    private static int Probed(int words) => words - (int)Math.Ceiling(words * LeastShare) + 1;

    /// <summary>0 where too few words are shared.</summary>
    private static decimal Share(string[] one, string[] other)
    {
        var shared = one.Count(other.Contains);
        return shared < LeastWords ? 0 : (decimal)shared / (one.Length + other.Length - shared);
    }

    private static string[] WordsOf(Sentence s) =>
        [.. s.Tokens.SelectMany(t => t.Word.Split('-')).Where(w => w.Length > 1 && !s_fillers.Contains(w) && Verbs.OfChange.Of(w) is null).Select(Stem.Of).Distinct()];
}
