namespace Setpoint.Goals.Domain.Coach;

/// <summary>What a number or a word is by those around it: 30 September is a day, phase 2 a name, nobody a number.</summary>
internal static class Context
{
    // First, because others are made of it.
    private static readonly string[] s_multiples =
    [
        "double", "doubles", "doubled", "doubling", "triple", "triples", "tripled", "tripling", "quadruple", "quadruples", "quadrupled", "halve", "halves", "halved",
        "halving", "treble",
    ];

    private static readonly HashSet<string> s_months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ];

    private static readonly HashSet<string> s_words = ["may", "march", "mar", "dec", "sep"]; // that are months only where a day or a preposition says so

    private static readonly HashSet<string> s_beforeYear =
        ["in", "by", "from", "since", "until", "till", "than", "over", "of", "during", "for", "the", "fy", "year", "before", "after", "against", "end", "to"];

    private static readonly HashSet<string> s_beforeMonth = ["in", "by", "of", "from", "since", "until", "till", "early", "mid", "late", "end", "before", "after", "during", "to"];

    // Nouns whose number is a name.
    private static readonly HashSet<string> s_numbered =
    [
        "iso", "phase", "tier", "level", "version", "release", "step", "part", "type", "section", "article", "finding", "chapter", "wave", "sprint",
        "priority", "severity", "class", "scope", "generation", "horizon", "stage", "line", "plant", "building", "gate", "soc", "age", "ages", "aged", "windows",
        "python", "java", "no", "room", "hall", "block", "category", "milestone", "season", "top", "bug", "ticket", "rfc", "basel", "industry",
    ];

    private static readonly HashSet<string> s_numbers =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty",
        "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "dozen", "half", "twice", "thrice", "all", "every", "each", "both",
        "nobody", "none", "never", "always", .. s_multiples,
    ];

    private static readonly Token s_nothing = new("", TokenKind.Word, false, false);

    // After zero, or before it, these make a name: zero trust, net zero.
    private static readonly HashSet<string> s_afterZero = ["trust", "emission", "emissions", "day", "knowledge", "waste"];

    /// <summary>True for times that are words: double, halved.</summary>
    public static bool IsMultiple(string word) => s_multiples.Contains(word);

    public static void Apply(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Word is "%" or "percent" or "percentage" or "points" or "point" or "pp" && i > 0 && tokens[i - 1].Kind == TokenKind.Number)
            {
                tokens[i - 1] = tokens[i - 1] with { IsPercent = true };
            }

            tokens[i] = token with { Kind = KindAt(tokens, i) };
        }

        tokens.RemoveAll(t => t.Word == "%");
        Days(tokens);
    }

    private static TokenKind KindAt(List<Token> tokens, int i)
    {
        var (token, before, after) = (tokens[i], i > 0 ? tokens[i - 1] : s_nothing, i + 1 < tokens.Count ? tokens[i + 1].Word : "");
        return token.Kind switch
        {
            TokenKind.Number when Numerals.IsYear(token.Word) && (before.Kind == TokenKind.Date || s_beforeYear.Contains(before.Word)) => TokenKind.Date,
            TokenKind.Number when !token.IsPercent && after != "%" && IsNamed(token, before) => TokenKind.Name,
            TokenKind.Word when IsMonth(token, before, after) => TokenKind.Date,
            TokenKind.Word when token.Word == "fy" => TokenKind.Date,
            TokenKind.Word when token.Word == "no" && token.OpensClause => TokenKind.Number,
            TokenKind.Word when token.Word == "zero" && (before.Word == "net" || s_afterZero.Contains(after)) => TokenKind.Name,
            TokenKind.Word when s_numbers.Contains(token.Word) && !(token.Word == "one" && before.Word == "number") => TokenKind.Number,
            _ => token.Kind,
        };
    }

    /// <summary>After a noun that is numbered, or after a name: Landsat 9.</summary>
    private static bool IsNamed(Token token, Token before) => !token.OpensClause
        && (s_numbered.Contains(before.Word) || (before is { IsCapital: true, OpensClause: false, Kind: TokenKind.Word or TokenKind.Name } && !s_months.Contains(before.Word)));

    private static bool IsMonth(Token token, Token before, string after) => token.IsCapital && s_months.Contains(token.Word)
        && (!s_words.Contains(token.Word) || s_beforeMonth.Contains(before.Word) || before.Kind == TokenKind.Number || (after.Length > 0 && char.IsAsciiDigit(after[0])));

    /// <summary>A number beside a month is its day, and a year beside a day belongs to it.</summary>
    private static void Days(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Date || !s_months.Contains(tokens[i].Word))
            {
                continue;
            }

            for (var j = i + 1; j < tokens.Count && j <= i + 2 && IsDayOrYear(tokens[j]); j++)
            {
                tokens[j] = tokens[j] with { Kind = TokenKind.Date };
            }

            if (i > 0 && IsDayOrYear(tokens[i - 1]))
            {
                tokens[i - 1] = tokens[i - 1] with { Kind = TokenKind.Date };
            }
        }
    }

    private static bool IsDayOrYear(Token token) =>
        token is { Kind: TokenKind.Number or TokenKind.Name, IsPercent: false } && (Numerals.IsYear(token.Word) || (token.Word.Length <= 2 && token.Word.All(char.IsAsciiDigit)));
}
