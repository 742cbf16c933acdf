using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Unit.Metrics.Formulas;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("24 / 4 / 2", "3")]
    [InlineData("-2 * -3", "6")]
    [InlineData("2 - -3", "5")]
    [InlineData("-(1 + 2) + .5", "-2.5")]
    [InlineData("min(3, 1 + 1, 4) * max(2, 5)", "10")]
    [InlineData("avg(1, 2, 6) + SUM(1, 2)", "6")]
    [InlineData("ratio(3, 4)", "0.75")]
    public void Numbers_are_reckoned_by_the_usual_precedence(string text, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Evaluated(text));

    [Theory]
    [InlineData("", 1, "ends where a number")]
    [InlineData("{a} +", 6, "ends where a number")]
    [InlineData("{a} {b}", 5, "'b' stands where an operator")]
    [InlineData("({a} + {b}", 11, "ends where ')'")]
    [InlineData("{a} / {b", 7, "{ must be followed by")]
    [InlineData("{ } + 1", 1, "{ must be followed by")]
    [InlineData("{a} ^ 2", 5, "'^' has no meaning")]
    [InlineData("1.2.3", 1, "1.2.3 is not a number")]
    [InlineData("parcels / 2", 1, "'parcels' is no function")]
    [InlineData("2 * median({a})", 5, "'median' is no function")]
    [InlineData("ratio({a})", 1, "is written ratio({part}, {whole})")]
    [InlineData("previous({a}, {b})", 1, "is written previous({a})")]
    [InlineData("sumOver({a})", 9, "must be a tag in quotation marks")]
    [InlineData("avgOver(\"beds\")", 15, "stands where ',' is expected")]
    public void A_fault_is_named_with_its_position(string text, int position, string message)
    {
        Assert.False(Formula.TryParse(text, out _, out var problem));
        Assert.Equal(position, problem.Position);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_nested_too_deeply_or_too_long_is_refused_and_does_not_overflow()
    {
        Assert.False(Formula.TryParse(new string('(', 900) + "1" + new string(')', 900), out _, out var deep));
        Assert.Contains("nested too deeply", deep.Message, StringComparison.Ordinal);
        Assert.False(Formula.TryParse(string.Concat(Enumerable.Repeat("max(", 300)) + "1", out _, out _));
        Assert.False(Formula.TryParse(new string('1', 2_001), out _, out var length));
        Assert.Equal(2_001, length.Position);
        Assert.True(Formula.TryParse(new string('-', 1_998) + "1", out var signs, out _));
        Assert.Equal(1, new FormulaEvaluation(signs, Nothing).Of(Given.Period("2026-10-01", Cadence.Monthly)).Value);
    }

    [Fact]
    public void Names_are_replaced_and_all_else_stays_as_it_was_written()
    {
        var formula = Formula.Parse("  { lost } /{parcels}* 100 + previous({lost})");

        Assert.Equal("  {1} /{2}* 100 + previous({1})", formula.Rename(n => n == "lost" ? "1" : "2"));
        Assert.Equal(["lost", "parcels", "lost"], formula.References.Select(r => r.Name));
    }

    [Theory]
    [InlineData("sumOver(\"breaches\") / sumOver(\"attendances\")", "attendances")]
    [InlineData("1 - ratio(sumOver(\"b\"), sumOver(\"a\"))", "a")]
    [InlineData("avgOver(\"occupancy\", \"beds\")", "beds")]
    [InlineData("sumOver(\"sales\") - sumOver(\"returns\")", null)]
    public void The_denominator_says_what_weighs(string text, string? weight) => Assert.Equal(weight, Formula.Parse(text).Weight);

    [Fact]
    public void How_far_a_formula_looks_back_is_known()
    {
        var reach = Formula.Parse("{a} + previous({b}) + lastYear(previous({a}) + sumOver(\"t\"))").Reach(Cadence.Monthly).ToDictionary(r => r.Name ?? r.Tag!, r => r.Days);

        Assert.Equal((402, 31, 371), (reach["a"], reach["b"], reach["t"]));
    }

    internal static FormulaValues Nothing { get; } = new(new Dictionary<string, SeriesValues>(), _ => []);

    private static decimal? Evaluated(string text) => new FormulaEvaluation(Formula.Parse(text), Nothing).Of(Given.Period("2026-10-01", Cadence.Monthly)).Value;
}
