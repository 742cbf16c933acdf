namespace Setpoint.Directory.Features.Scim.Filters;

/// <summary>
/// Reads the filters of RFC 7644 section 3.4.2.2 (<c>not</c> binds closer than <c>and</c>, <c>and</c> closer than <c>or</c>) and the
/// paths of section 3.5.2. Names and operators may be written in any case.
/// </summary>
internal sealed class FilterParser
{
    /// <summary>Brackets within brackets: more than anybody writes, and few enough for the stack.</summary>
    private const int Deepest = 40;

    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private FilterParser(string text) => _tokens = FilterTokens.Read(text);

    /// <exception cref="ScimException"><c>invalidFilter</c>, with what is wrong.</exception>
    public static ScimFilter Filter(string text)
    {
        try
        {
            var parser = new FilterParser(text);
            var filter = parser.Either();
            parser.Take(TokenKind.End, "the end");
            return filter;
        }
        catch (FormatException e)
        {
            throw ScimException.Filter($"The filter cannot be read: {e.Message}.");
        }
    }

    /// <exception cref="ScimException"><c>invalidPath</c>, with what is wrong.</exception>
    public static ScimPath Path(string text)
    {
        try
        {
            var parser = new FilterParser(text);
            var name = parser.Name();
            if (!parser.IsNext(TokenKind.OpenBracket))
            {
                parser.Take(TokenKind.End, "the end");
                return new ScimPath(name, null);
            }

            var filter = parser.Bracketed();
            var sub = parser.IsNext(TokenKind.Word) ? parser.SubAttribute() : null;
            parser.Take(TokenKind.End, "the end");
            return name.Sub is null ? new ScimPath(name with { Sub = sub }, filter) : throw new FormatException("only an attribute is filtered, not its part");
        }
        catch (FormatException e)
        {
            throw ScimException.Path($"The path cannot be read: {e.Message}.");
        }
    }

    private ScimFilter Either()
    {
        if (++_depth > Deepest)
        {
            throw new FormatException($"it is nested deeper than {Deepest}");
        }

        var left = Both();
        while (TakeWord("or"))
        {
            left = new ScimFilter.Or(left, Both());
        }

        _depth--;
        return left;
    }

    private ScimFilter Both()
    {
        var left = One();
        while (TakeWord("and"))
        {
            left = new ScimFilter.And(left, One());
        }

        return left;
    }

    private ScimFilter One()
    {
        if (IsWord("not") && _tokens[_at + 1].Kind == TokenKind.Open)
        {
            _at++;
            return new ScimFilter.Not(Parenthesized());
        }

        if (IsNext(TokenKind.Open))
        {
            return Parenthesized();
        }

        var name = Name();
        if (IsNext(TokenKind.OpenBracket))
        {
            return new ScimFilter.Within(name, Bracketed());
        }

        var word = Take(TokenKind.Word, "an operator").Text;
        if (word.Equals("pr", StringComparison.OrdinalIgnoreCase))
        {
            return new ScimFilter.Present(name);
        }

        // A number would be read as an operator, too.
        return char.IsAsciiLetter(word[0]) && Enum.TryParse<Comparison>(word, ignoreCase: true, out var by)
            ? new ScimFilter.Compare(name, by, Take(TokenKind.Value, "a value: a string in quotes, a number, true, false or null").Value)
            : throw new FormatException($"{word} is no operator; there are eq, ne, co, sw, ew, gt, ge, lt, le and pr");
    }

    private ScimFilter Parenthesized()
    {
        Take(TokenKind.Open, "(");
        var inner = Either();
        Take(TokenKind.Close, ")");
        return inner;
    }

    private ScimFilter Bracketed()
    {
        Take(TokenKind.OpenBracket, "[");
        var inner = Either();
        Take(TokenKind.CloseBracket, "]");
        return inner;
    }

    private AttributeName Name()
    {
        var word = Take(TokenKind.Word, "an attribute").Text;
        return AttributeName.Parse(word) ?? throw new FormatException($"{word} is no attribute's name");
    }

    private string SubAttribute()
    {
        var word = Take(TokenKind.Word, "a part").Text;
        return word.StartsWith('.') && AttributeName.IsName(word[1..]) ? word[1..] : throw new FormatException($"{word} is no part of an attribute");
    }

    private bool IsNext(TokenKind kind) => _tokens[_at].Kind == kind;

    private bool IsWord(string word) => IsNext(TokenKind.Word) && _tokens[_at].Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool TakeWord(string word)
    {
        var isNext = IsWord(word);
        _at += isNext ? 1 : 0;
        return isNext;
    }

    private Token Take(TokenKind kind, string expected)
    {
        var token = _tokens[_at];
        if (token.Kind != kind)
        {
            throw new FormatException($"{(token.Kind == TokenKind.End ? "the end" : token.Text)} stands where {expected} is expected");
        }

        _at += kind == TokenKind.End ? 0 : 1;
        return token;
    }
}

/// <summary>Where a change applies: <c>emails[type eq "work"].value</c>.</summary>
/// <param name="Filter">Which of several values; none for all.</param>
internal sealed record ScimPath(AttributeName Name, ScimFilter? Filter);
