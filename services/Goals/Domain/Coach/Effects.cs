using System.Collections.Frozen;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>Whether a deed's sentence also says what comes of it, or why it has to be done whatever comes of it.</summary>
internal static class Effects
{
    private static readonly FrozenSet<string> s_people = new[]
    {
        "people", "customers", "users", "patients", "employees", "colleagues", "families", "citizens", "students", "everybody", "everyone", "nobody", "guests",
        "passengers", "visitors", "parents", "members", "readers", "engineers", "teams",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What may stand before people without making them the object of the deed: a team that customers recommend.
    private static readonly FrozenSet<string> s_prepositions = new[]
    {
        "for", "to", "of", "with", "by", "about", "from", "on", "in", "among", "between", "and", "or", "all", "our", "new", "the", "more", "at", "across", "into",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_meetings = new[] { "conduct", "hold", "host", "organise", "organize", "run", "discuss", "start", "begin" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_leads = new[] { "so", "resulting", "leading", "reaching", "bringing", "saving", "will" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_quality = new[] { "within", "without", "promised", "timetable" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_required = new[]
    {
        "required", "requires", "require", "demanded", "demands", "mandatory", "mandated", "mandates", "statutory", "legally", "directive", "prerequisite",
        "precondition", "foundation", "foundational", "groundwork", "obliges", "obligatory",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_byLaw = new[] { "by", "applies", "takes", "comes", "enters", "wants", "says", "sets", "asks" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Of a key result: with a number, in the title or in the fields. Service levels are effects, too.</summary>
    /// <param name="measured">The fields measure something.</param>
    public static bool AreNumbered(Sentence s, Deed deed, bool measured)
    {
        if (deed.Verb is null)
        {
            return false;
        }

        if (IsServiceLevel(s, measured) || Claims.FromTo(s) || CountsWhatLasts(s, deed))
        {
            return true;
        }

        for (var i = deed.After; i < s.Tokens.Count; i++)
        {
            var leads = Leads(s, i, deed);
            if (leads && (s.Any(TokenKind.Number, i + 1) || (measured && s.WordAt(i) == "to")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of an objective: in words, as what people then do or have, or what then is less or more.</summary>
    public static bool AreNamed(Sentence s, Deed deed)
    {
        if (AreNumbered(s, deed, measured: false) || s.Find("on", "time") >= 0 || s.Find("so", "that") >= 0)
        {
            return true;
        }

        for (var i = deed.After; i < s.Tokens.Count; i++)
        {
            var (word, before) = (s.WordAt(i), s.Tokens[i - 1]);
            if ((i >= deed.After + 2 && s_people.Contains(word) && before.Kind != TokenKind.Number && !s_prepositions.Contains(before.Word))
                || (word == "to" && IsChange(s, i + 1))
                || (i <= deed.After + 2 && word.Length > 5 && word.EndsWith("est", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A law, a contract or an audit demands it, or others' work rests on it, and title or reason say so.</summary>
    public static bool AreBesideThePoint(Sentence s) =>
        s.Tokens.Any(t => s_required.Contains(t.Word)) || s.Find("build", "on") >= 0 || s.Find("builds", "on") >= 0 || s.Find("rests", "on") >= 0
        || Enumerable.Range(0, s.Tokens.Count).Any(i => s.WordAt(i) is "law" or "regulation" && (s_byLaw.Contains(s.WordAt(i - 1)) || s_byLaw.Contains(s.WordAt(i + 1))));

    /// <summary>A share, and within what time or how well; or on time, where the fields say how often.</summary>
    private static bool IsServiceLevel(Sentence s, bool measured)
    {
        var onTime = s.Find("on", "time") >= 0;
        return (measured && onTime) || (s.Tokens.Any(t => t.IsPercent) && (onTime || s.Tokens.Any(t => s_quality.Contains(t.Word))));
    }

    /// <summary>120 apprenticeships that lead to a job.</summary>
    private static bool CountsWhatLasts(Sentence s, Deed deed) =>
        deed.After < s.Tokens.Count && s.Tokens[deed.After].Kind == TokenKind.Number
        && Enumerable.Range(deed.After + 1, Math.Max(0, s.Tokens.Count - deed.After - 1)).Any(i => s.WordAt(i) is "that" or "which" or "who");

    private static bool Leads(Sentence s, int i, Deed deed) => s.WordAt(i) switch
    {
        "with" => !s_meetings.Contains(deed.Verb!) && s.Any(TokenKind.Number, i + 1, i + 4),
        "to" or "and" => IsChange(s, i + 1),
        var word => s_leads.Contains(word) || (s.Tokens[i].OpensClause && s.Any(TokenKind.Number, i, i + 4)),
    };

    private static bool IsChange(Sentence s, int i) => Verbs.OfChange.Of(s.WordAt(i)) is { } verb && verb == s.WordAt(i);
}
