using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>A formula over metrics: <c>{lost-parcels} / {parcels} * 100</c>. FORMULAS.md describes the language.</summary>
internal sealed class Formula
{
    public const int Longest = 2_000;

    /// <summary>From a week to the one of the same number is up to 53 weeks.</summary>
    private const int LongestYear = 371;

    private Formula(string text, Node root)
    {
        Text = text;
        Root = root;
        References = [.. root.All().OfType<Reference>()];
        Tags = [.. root.All().SelectMany(TagsOf).Distinct(StringComparer.Ordinal)];
        Weight = WeightOf(root);
    }

    public string Text { get; }

    public Node Root { get; }

    /// <summary>Every place where a metric is named, from left to right.</summary>
    public IReadOnlyList<Reference> References { get; }

    /// <summary>The tags it rolls up.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The tag whose values say how much a unit weighs in the coverage: a denominator, or what an average is weighted by.</summary>
    public string? Weight { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out Formula? formula, [NotNullWhen(false)] out FormulaProblem? problem)
    {
        formula = null;
        if (text.Length > Longest)
        {
            problem = new FormulaProblem(Longest + 1, $"must be at most {Longest} characters; define a metric for a part of it");
            return false;
        }

        (var tokens, problem) = Lexer.Read(text);
        if (problem is not null)
        {
            return false;
        }

        try
        {
            formula = new Formula(text, new Parser(tokens).Read());
            return true;
        }
        catch (FormulaException e)
        {
            problem = e.Problem;
            return false;
        }
    }

    /// <summary>A formula that was checked before it was stored.</summary>
    public static Formula Parse(string text) =>
        TryParse(text, out var formula, out var problem) ? formula : throw new FormatException($"{problem.Message} at {problem.Position} of {text}");

    /// <summary>The text with other names for its metrics, all else as it was written.</summary>
    public string Rename(Func<string, string> name)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (var reference in References)
        {
            text.Append(Text, from, reference.Position - 1 - from).Append('{').Append(name(reference.Name)).Append('}');
            from = reference.Position - 1 + reference.Length;
        }

        return text.Append(Text, from, Text.Length - from).ToString();
    }

    /// <summary>Every name and tag with the number of days by which it looks back at most, in a metric of a cadence.</summary>
    public IEnumerable<(string? Name, string? Tag, int Days)> Reach(Cadence cadence) => Reach(Root, cadence, 0)
        .GroupBy(r => (r.Name, r.Tag))
        .Select(g => (g.Key.Name, g.Key.Tag, g.Max(r => r.Days)));

    /// <summary>The most days a period has; one of a named calendar has up to 14 weeks.</summary>
    public static int LongestPeriod(Cadence cadence) => cadence switch
    {
        Cadence.Daily => 1,
        Cadence.Weekly => 7,
        Cadence.Monthly => 31,
        Cadence.Quarterly => 92,
        _ => 98,
    };

    private static IEnumerable<(string? Name, string? Tag, int Days)> Reach(Node node, Cadence cadence, int days) => node switch
    {
        Reference reference => [(reference.Name, null, days)],
        Shifted { To: Comparison.Previous } s => Reach(s.Of, cadence, days + LongestPeriod(cadence)),
        Shifted s => Reach(s.Of, cadence, days + LongestYear),
        _ => TagsOf(node).Select(t => ((string?)null, (string?)t, days)).Concat(node.Parts.SelectMany(p => Reach(p, cadence, days))),
    };

    private static IEnumerable<string> TagsOf(Node node) => node switch
    {
        SumOver sum => [sum.Tag],
        AvgOver average => [average.Tag, average.Weight],
        _ => [],
    };

    private static string? WeightOf(Node root) => root.All()
        .SelectMany(n => n switch
        {
            AvgOver average => [average],
            Operation { Operator: Operator.Divide } quotient => quotient.Right.All(),
            Ratio ratio => ratio.Denominator.All(),
            _ => Array.Empty<Node>(),
        })
        .Select(n => n is AvgOver average ? average.Weight : (n as SumOver)?.Tag)
        .FirstOrDefault(tag => tag is not null);
}
