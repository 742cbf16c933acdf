namespace Setpoint.Goals.Domain.Coach;

/// <summary>What a word is.</summary>
internal enum TokenKind
{
    Word,

    /// <summary>A number that names and does not count: phase 2, 5G, ISO 27001.</summary>
    Name,

    /// <summary>A quantity, in digits or in words; all, every and none are some.</summary>
    Number,

    /// <summary>A day, a month, a quarter or a year.</summary>
    Date,
}

/// <summary>A word of a sentence.</summary>
/// <param name="Word">In lower case, without punctuation around it.</param>
/// <param name="IsCapital">Written with a capital.</param>
/// <param name="OpensClause">The first, or after a colon, a semicolon, a full stop or a bracket.</param>
/// <param name="IsPercent">A number that is a percentage or counts points.</param>
internal readonly record struct Token(string Word, TokenKind Kind, bool IsCapital, bool OpensClause, bool IsPercent = false);

/// <summary>A title, taken apart into words, numbers and dates.</summary>
internal sealed class Sentence
{
    private const string Breaks = ":;.(!?–—";

    private Sentence(List<Token> tokens) => Tokens = tokens;

    public IReadOnlyList<Token> Tokens { get; }

    public bool IsEmpty => Tokens.Count == 0;

    public static Sentence Of(string? text)
    {
        var tokens = new List<Token>();
        var opens = true;
        foreach (var range in (text ?? "").AsSpan().SplitAny(default(ReadOnlySpan<char>)))
        {
            var piece = text.AsSpan()[range];
            opens |= piece.Length > 0 && Breaks.Contains(piece[0], StringComparison.Ordinal);
            var core = Numerals.Core(piece);
            if (core.Length > 0)
            {
                var word = core.ToString().ToLowerInvariant().Replace('’', '\'').Replace("'s", "", StringComparison.Ordinal);
                tokens.Add(new Token(word, Numerals.KindOf(core), char.IsUpper(core[0]), opens, core[^1] == '%'));
                opens = false;
            }

            opens |= Ends(piece);
        }

        Context.Apply(tokens);
        return new Sentence(tokens);
    }

    /// <summary>The first place from which words follow each other; −1 where there is none.</summary>
    public int Find(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i + words.Length <= Tokens.Count; i++)
        {
            var j = 0;
            while (j < words.Length && Tokens[i + j].Word == words[j])
            {
                j++;
            }

            if (j == words.Length)
            {
                return i;
            }
        }

        return -1;
    }

    public string WordAt(int i) => i >= 0 && i < Tokens.Count ? Tokens[i].Word : "";

    public bool Any(TokenKind kind, int from = 0, int? until = null)
    {
        for (var i = Math.Max(from, 0); i < Math.Min(until ?? Tokens.Count, Tokens.Count); i++)
        {
            if (Tokens[i].Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The dots of an abbreviation end nothing: U.S.</summary>
    private static bool Ends(ReadOnlySpan<char> piece) =>
        piece.Length > 0 && (piece[^1] == ')' || (Breaks.Contains(piece[^1], StringComparison.Ordinal) && !piece[..^1].Contains('.')));
}
