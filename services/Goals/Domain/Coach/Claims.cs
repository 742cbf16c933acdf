using System.Collections.Frozen;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>What a key result's title claims: a number, a day, where it stands today, a limit to keep.</summary>
internal static class Claims
{
    private static readonly FrozenSet<string> s_compares = new[] { "from", "since", "over", "than", "versus", "vs", "against", "compared", "relative", "above", "below" }
        .ToFrozenSet(StringComparer.Ordinal);

    // What a day after these is compared with lies behind; from a day on something holds.
    private static readonly FrozenSet<string> s_behind = new[] { "over", "than", "versus", "vs", "against", "compared", "relative" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_starts = new[] { "baseline", "average", "level", "levels", "last", "previous", "prior", "first", "second", "third", "fourth" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_keeps =
        new[] { "keep", "keeps", "maintain", "maintains", "sustain", "stay", "stays", "remain", "remains", "preserve", "ensure", "guarantee", "avoid", "prevent", "no", "zero", "nobody", "none", "never" }
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_stay = new[] { "stays", "remains", "maintained", "kept", "stay", "remain" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_now = new[] { "today", "now", "currently" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_levels =
        new[] { "average", "median", "mean", "rate", "score", "ratio", "share", "margin", "proportion" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_spans = new[] { "year", "quarter", "month", "cycle", "week", "summer", "spring", "autumn", "winter" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool HasNumber(Sentence s) => s.Any(TokenKind.Number);

    /// <summary>A day that lies ahead; one that is compared with is none.</summary>
    public static bool HasDay(Sentence s)
    {
        for (var i = 0; i < s.Tokens.Count; i++)
        {
            if (s.Tokens[i].Kind == TokenKind.Date && !IsCompared(s, i))
            {
                return true;
            }

            if (s_spans.Contains(s.WordAt(i)) && (s.WordAt(i - 1) is "this" or "next" || s.WordAt(i - 2) == "end" || s.WordAt(i - 3) == "end"))
            {
                return true;
            }
        }

        return s.Find("year-end") >= 0;
    }

    /// <summary>From 31, 10 days today, over the 2025 average, by 20 to 45.</summary>
    public static bool SaysStart(Sentence s)
    {
        var numbers = s.Tokens.Count(t => t.Kind == TokenKind.Number);
        if (numbers >= 2 && (s.Tokens.Any(t => s_now.Contains(t.Word)) || FromTo(s) || s.Find("last", "year") >= 0 || s.Find("last", "quarter") >= 0))
        {
            return true;
        }

        return s.Find("instead", "of") >= 0 || Enumerable.Range(0, s.Tokens.Count).Any(i => s_compares.Contains(s.WordAt(i)) && NamesStart(s, i + 1));
    }

    /// <summary>Something to keep, not to reach.</summary>
    public static bool IsLimit(Sentence s) => s.Tokens.Count > 0
        && (s_keeps.Contains(s.Tokens[0].Word) || s.Tokens.Any(t => s_stay.Contains(t.Word)) || s.Find("at", "most") >= 0 || s.Find("no", "more", "than") >= 0);

    /// <summary>A change in proportion to what it starts from: by 10 %, double, tenfold.</summary>
    public static bool IsRelative(Sentence s)
    {
        for (var i = 0; i < s.Tokens.Count; i++)
        {
            var (token, before) = (s.Tokens[i], s.WordAt(i - 1));
            if (Context.IsMultiple(token.Word) || (token.Kind == TokenKind.Number && (token.Word.EndsWith("-fold", StringComparison.Ordinal) || token.Word.EndsWith('x')))
                || (token.IsPercent && (before == "by" || s.WordAt(i - 2) == "by" || s.WordAt(i - 3) == "by")))
            {
                return true;
            }
        }

        return s.Find("in", "half") >= 0;
    }

    /// <summary>A level, a rate or a change: something that has a value today. What is counted from zero has none.</summary>
    public static bool HasValueToday(Sentence s) =>
        Enumerable.Range(0, s.Tokens.Count).Any(i => Verbs.OfChange.Of(s.WordAt(i)) is { } verb && verb is not ("win" or "gain" or "save" or "bring" or "keep"))
        || s.Tokens.Any(t => t.IsPercent || s_levels.Contains(t.Word) || t.Word is "fewer" or "more" or "higher" or "lower" or "faster")
        || IsRelative(s);

    /// <summary>From a number to a number, or by one to another.</summary>
    public static bool FromTo(Sentence s)
    {
        for (var i = 0; i + 1 < s.Tokens.Count; i++)
        {
            var isStart = (s.WordAt(i) == "from" && s.Any(TokenKind.Number, i + 1, i + 4)) || (s.WordAt(i) == "by" && s.Any(TokenKind.Number, i + 1, i + 2));
            if (isStart && Enumerable.Range(i + 2, s.Tokens.Count).Any(j => s.WordAt(j) == "to" && s.Any(TokenKind.Number, j + 1, j + 4)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Within a few words a baseline, an average, or a time that is past.</summary>
    private static bool NamesStart(Sentence s, int from)
    {
        for (var i = from; i < Math.Min(from + 5, s.Tokens.Count); i++)
        {
            if (s.Tokens[i].Kind == TokenKind.Date || s_starts.Contains(s.WordAt(i)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCompared(Sentence s, int i)
    {
        if (s_starts.Contains(s.WordAt(i + 1)))
        {
            return true;
        }

        for (var j = i - 1; j >= Math.Max(0, i - 3); j--)
        {
            if (s_behind.Contains(s.WordAt(j)))
            {
                return true;
            }
        }

        return false;
    }
}
