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

    private static readonly FrozenSet<string> s_fillers = new[]
    {
        "the", "a", "an", "our", "their", "its", "us", "we", "you", "your", "they", "it", "is", "are", "be", "of", "in", "on", "for", "and", "or", "to", "from", "by",
        "with", "without", "within", "at", "as", "than", "that", "this", "into", "onto", "about", "every", "all", "each", "no", "nobody", "get", "gets", "make",
        "makes", "have", "has", "had", "stay", "stays", "remain", "remains", "up", "down", "again", "more", "so", "not", "do", "does", "quality-of",
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

    /// <summary>Those that are alike, the most similar first.</summary>
    public IEnumerable<OtherObjective> Like(Sentence title)
    {
        var words = WordsOf(title);
        var shared = new Dictionary<int, int>();
        foreach (var at in words.SelectMany(w => _byWord.GetValueOrDefault(w) ?? []))
        {
            shared[at] = shared.GetValueOrDefault(at) + 1;
        }

        return shared
            .Where(s => s.Value >= LeastWords)
            .Select(s => (_all[s.Key].Objective, Share: (decimal)s.Value / (words.Length + _all[s.Key].Words.Length - s.Value)))
            .Where(s => s.Share >= LeastShare)
            .OrderByDescending(s => s.Share).ThenBy(s => s.Objective.Id.Value)
            .Select(s => s.Objective);
    }

    private static string[] WordsOf(Sentence s) =>
        [.. s.Tokens.SelectMany(t => t.Word.Split('-')).Where(w => w.Length > 1 && !s_fillers.Contains(w) && Verbs.OfChange.Of(w) is null).Select(Stem.Of).Distinct()];
}
