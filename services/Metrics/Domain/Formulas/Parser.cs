namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>Turns tokens into a tree, by the usual precedence: brackets, sign, times, plus.</summary>
internal sealed class Parser(List<Token> tokens)
{
    private const int Deepest = 40;

    /// <summary>Every function with how it is written, as messages show it.</summary>
    private static readonly Dictionary<string, string> s_functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sum"] = "sum({a}, {b})",
        ["avg"] = "avg({a}, {b})",
        ["min"] = "min({a}, {b})",
        ["max"] = "max({a}, {b})",
        ["ratio"] = "ratio({part}, {whole})",
        ["previous"] = "previous({a})",
        ["lastYear"] = "lastYear({a})",
        ["sumOver"] = "sumOver(\"tag\")",
        ["avgOver"] = "avgOver(\"tag\", \"weight tag\")",
    };

    private int _next;
    private int _depth;

    private Token Here => tokens[_next];

    /// <summary>The whole formula.</summary>
    /// <exception cref="FormulaException">Names the first place that cannot be understood.</exception>
    public Node Read()
    {
        var root = Sum();
        return Here.Kind == TokenKind.End ? root : throw Unexpected("an operator such as + or /");
    }

    private Node Sum()
    {
        if (++_depth > Deepest)
        {
            throw new FormulaException(Here.Position, "is nested too deeply; define a metric for a part of it");
        }

        var left = Product();
        while (TakeAny("+-") is { } sign)
        {
            left = new Operation(sign.Position, sign.Text == "+" ? Operator.Add : Operator.Subtract, left, Product());
        }

        _depth--;
        return left;
    }

    private Node Product()
    {
        var left = Signed();
        while (TakeAny("*/") is { } sign)
        {
            left = new Operation(sign.Position, sign.Text == "*" ? Operator.Multiply : Operator.Divide, left, Signed());
        }

        return left;
    }

    private Node Signed()
    {
        Stack<int>? signs = null;
        while (TakeAny("-") is { } sign)
        {
            (signs ??= []).Push(sign.Position);
        }

        var node = Primary();
        return signs is null ? node : signs.Aggregate(node, (inner, position) => new Negation(position, inner));
    }

    private Node Primary()
    {
        var token = Here;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _next++;
                return new Number(token.Position, token.Value);
            case TokenKind.Reference:
                _next++;
                return new Reference(token.Position, token.Text, token.Length);
            case TokenKind.Word:
                _next++;
                return Call(token);
            case TokenKind.Sign when token.Text == "(":
                _next++;
                var inner = Sum();
                Expect(")");
                return inner;
            default:
                throw Unexpected("a number, a metric such as {lost-parcels}, a function or a bracket");
        }
    }

    private Node Call(Token name)
    {
        if (!s_functions.TryGetValue(name.Text, out var usage))
        {
            throw new FormulaException(name.Position, $"'{name.Text}' is no function; there are {string.Join(", ", s_functions.Keys)}. A metric stands in braces: {{{name.Text}}}");
        }

        Expect("(");
        var function = name.Text.ToLowerInvariant();
        Node node = function switch
        {
            "sumover" => new SumOver(name.Position, Tag(usage)),
            "avgover" => AvgOver(name.Position, usage),
            _ => Of(name, function, usage, Arguments()),
        };
        Expect(")");
        return node;
    }

    private AvgOver AvgOver(int position, string usage)
    {
        var tag = Tag(usage);
        Expect(",");
        return new AvgOver(position, tag, Tag(usage));
    }

    private static Node Of(Token name, string function, string usage, List<Node> arguments) => (function, arguments) switch
    {
        ("sum", _) => new Combination(name.Position, Aggregation.Sum, arguments),
        ("avg", _) => new Combination(name.Position, Aggregation.Mean, arguments),
        ("min", _) => new Combination(name.Position, Aggregation.Min, arguments),
        ("max", _) => new Combination(name.Position, Aggregation.Max, arguments),
        ("ratio", [var part, var whole]) => new Ratio(name.Position, part, whole),
        ("previous", [var of]) => new Shifted(name.Position, Comparison.Previous, of),
        ("lastyear", [var of]) => new Shifted(name.Position, Comparison.LastYear, of),
        _ => throw new FormulaException(name.Position, $"is written {usage}"),
    };

    private List<Node> Arguments()
    {
        var arguments = new List<Node> { Sum() };
        while (TakeAny(",") is not null)
        {
            arguments.Add(Sum());
        }

        return arguments;
    }

    private string Tag(string usage)
    {
        var token = Here;
        if (token.Kind != TokenKind.Text)
        {
            throw new FormulaException(token.Position, $"must be a tag in quotation marks: {usage}");
        }

        _next++;
        return token.Text;
    }

    private Token? TakeAny(string signs)
    {
        var token = Here;
        if (token.Kind != TokenKind.Sign || !signs.Contains(token.Text, StringComparison.Ordinal))
        {
            return null;
        }

        _next++;
        return token;
    }

    private void Expect(string sign)
    {
        if (TakeAny(sign) is null)
        {
            throw Unexpected($"'{sign}'");
        }
    }

    private FormulaException Unexpected(string expected) => new(
        Here.Position, Here.Kind == TokenKind.End ? $"ends where {expected} is expected" : $"'{Here.Text}' stands where {expected} is expected");
}

/// <summary>Ends the reading of a formula at the first fault.</summary>
internal sealed class FormulaException(int position, string message) : Exception(message)
{
    public FormulaProblem Problem { get; } = new(position, message);
}
