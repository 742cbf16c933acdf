using System.Collections.Frozen;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>Words of which nobody can tell whether they came true.</summary>
internal sealed class Slogan() : DraftRule(new(
    "slogan",
    "coachSlogans",
    RuleSeverity.Advice,
    "There is a slogan here.",
    "Nobody can tell whether it came true, and everybody understands something else by it. The sentence is stronger without it.",
    "Instead of “Deliver world-class support”: “Customers get an answer that helps within four hours”."))
{
    // A word, or words that follow each other; a hyphen counts as a space.
    private static readonly FrozenSet<string> s_words = new[]
    {
        "synergy", "synergies", "synergistic", "empower", "empowers", "empowering", "empowered", "unleash", "unleashing", "revolutionise", "revolutionize",
        "revolutionising", "revolutionizing", "reimagine", "reimagining", "transform", "transforms", "transforming", "transformation", "transformational",
        "transformative", "innovate", "innovating", "delight", "delighting", "delightful", "excel", "excelling", "excellence", "seamless", "seamlessly",
        "holistic", "holistically", "21st-century", "unparalleled", "unrivalled", "unrivaled", "supercharge", "turbocharge", "ignite", "harness", "disrupt",
        "disruptive", "thrive", "thriving", "wow", "awesome", "amazing", "visionary", "dynamic", "frictionless", "superior",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[][] s_phrases = [.. new[]
    {
        "world class", "best in class", "best of breed", "cutting edge", "leading edge", "bleeding edge",  "next level", "next era", "next gen",
        "game changer", "game changing", "future proof", "future force", "move the needle", "raise the bar", "thought leader", "thought leadership", "win win",
        "top notch", "one stop", "of choice", "culture of", "customer centric", "data driven", "high performing", "high performance culture", "first class", "go to partner",
        "paradigm shift", "out of the box", "full potential", "21st century", "quantum leap", "north star", "lighthouse project", "second to none",
    }.Select(p => p.Split(' '))];

    public override IEnumerable<Remark> Look(Draft draft)
    {
        if (In(draft.Sentence) is { } slogan)
        {
            yield return Said(slogan, "title");
        }

        foreach (var (i, k) in (draft.KeyResults ?? []).Index())
        {
            if (In(k.Sentence) is { } another)
            {
                yield return Said(another, $"keyResults[{i}].title");
            }
        }
    }

    private static Remark Said(string slogan, string field) => new(field, $"“{slogan}” is a slogan.");

    private static string? In(Sentence s)
    {
        string[] words = [.. s.Tokens.SelectMany(t => t.Word.Split('-', StringSplitOptions.RemoveEmptyEntries))];
        return s_phrases.FirstOrDefault(p => IndexOf(words, p) >= 0) is { } phrase ? string.Join(' ', phrase)
            : s.Tokens.Select((t, i) => IsSlogan(s, i) ? t.Word : null).FirstOrDefault(w => w is not null);
    }

    private static bool IsSlogan(Sentence s, int i) => s.WordAt(i) switch
    {
        // Savings that were promised at a merger, and a term of finance.
        "synergy" or "synergies" => !s.WordAt(i + 1).StartsWith("saving", StringComparison.Ordinal),
        // One step of a scale, and what a science knows.
        "excellent" => s.WordAt(i + 1) is not ("good" or "or" or "very"),
        "art" => s.Find("state", "of", "the", "art") == i - 3 && s.WordAt(i - 5) is not ("advance" or "extend") && s.WordAt(i - 4) is not ("advance" or "extend"),
        "leverage" or "leveraging" => s.WordAt(i + 1) is not ("ratio" or "covenant") && s.WordAt(i - 1) is not ("financial" or "of"),
        "drive" or "drives" or "driving" => Enumerable.Range(i + 1, 3).Any(j => s.WordAt(j).StartsWith("innovat", StringComparison.Ordinal)),
        "state-of-the-art" => true,
        var word => s_words.Contains(word),
    };

    private static int IndexOf(string[] words, string[] phrase)
    {
        for (var i = 0; i + phrase.Length <= words.Length; i++)
        {
            if (words.AsSpan(i, phrase.Length).SequenceEqual(phrase))
            {
                return i;
            }
        }

        return -1;
    }
}
