using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Unit.Metrics.Formulas;

public sealed class FormulaCheckTests
{
    [Theory]
    [InlineData("{lost} / {parcels} * 100", "%")]
    [InlineData("{lost} / {parcels}", "ratio")]
    [InlineData("{eur} + {eur2} - 5", "EUR")]
    [InlineData("{eur} / {parcels}", "EUR per parcel")]
    [InlineData("{eur} / {parcels} * {lost}", "EUR")]
    [InlineData("{eur} * {rate}", "USD")]
    [InlineData("100 - {share}", "%")]
    [InlineData("{eur} * {share}", "EUR")]
    [InlineData("{eur} / 1000", "kEUR")]
    [InlineData("{minutes} / 60", "hours")]
    [InlineData("max({eur}, lastYear({eur}))", "€")]
    [InlineData("1 - sumOver(\"breaches\") / sumOver(\"attendances\")", "%")]
    [InlineData("avgOver(\"breaches\", \"attendances\")", "visits")]
    public void What_can_be_reckoned_is_taken(string text, string unit) => Assert.Empty(Problems(text, unit));

    [Theory]
    [InlineData("{eur} + {usd}", "EUR", 7, "EUR cannot be added to or taken from USD")]
    [InlineData("max({eur}, {usd})", "EUR", 1, "EUR cannot be combined with USD")]
    [InlineData("{eur} - {parcels}", "EUR", 7, "EUR cannot be added to or taken from parcels")]
    [InlineData("{eur} + {keur}", "EUR", 7, "EUR cannot be added to or taken from kEUR")]
    [InlineData("{eur} / {parcels}", "USD per parcel", 7, "cannot be called USD per parcel")]
    [InlineData("{lost} / {parcels}", "EUR", 8, "gives a plain number, which cannot be called EUR")]
    [InlineData("{eur}", "parcels", 1, "gives EUR, which cannot be called parcels")]
    [InlineData("{parcels} + {lost}", "hours", 11, "gives parcels, which cannot be called hours")]
    [InlineData("{nothing} * 2", "parcels", 1, "{nothing} is no metric that you can see")]
    [InlineData("{gone} * 2", "parcels", 1, "'Gone' is archived")]
    [InlineData("1 + 2", "parcels", 3, "reads no metric")]
    [InlineData("{parcels} / 0", "parcels", 11, "divides by zero")]
    [InlineData("sumOver(\"mixed\")", "EUR", 1, "\"mixed\" mixes EUR and USD")]
    [InlineData("sumOver(\"nobody\")", "EUR", 1, "has the tag \"nobody\"")]
    [InlineData("{weekly}", "parcels", 1, "is weekly and this metric monthly")]
    [InlineData("{quarterly}", "parcels", 1, "is quarterly and this metric monthly")]
    [InlineData("ratio(previous({lost}), {parcels})", "%", 7, "cannot stand inside ratio")]
    [InlineData("ratio({daily}, {parcels})", "%", 1, "mixes daily and monthly metrics")]
    public void What_cannot_is_refused_by_name_and_position(string text, string unit, int position, string message)
    {
        var problem = Assert.Single(Problems(text, unit));
        Assert.Equal(position, problem.Position);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_in_the_order_of_the_text() =>
        Assert.Equal([1, 13, 22], Problems("{nothing} + {gone} / sumOver(\"nobody\")", "parcels").Select(p => p.Position));

    [Theory]
    [InlineData(Cadence.Daily, Cadence.Weekly, true)]
    [InlineData(Cadence.Daily, Cadence.Quarterly, true)]
    [InlineData(Cadence.Monthly, Cadence.Quarterly, true)]
    [InlineData(Cadence.Weekly, Cadence.Monthly, false)]
    [InlineData(Cadence.Weekly, Cadence.Quarterly, false)]
    [InlineData(Cadence.Monthly, Cadence.Daily, false)]
    [InlineData(Cadence.Weekly, Cadence.Weekly, true)]
    public void Finer_periods_must_lie_wholly_in_coarser_ones(Cadence input, Cadence whole, bool fits) =>
        Assert.Equal(fits, new Rhythm(input, null).Fits(new Rhythm(whole, null)));

    [Fact]
    public void Days_lie_in_the_periods_of_a_named_calendar_and_another_calendars_periods_do_not()
    {
        var mine = new Rhythm(Cadence.Calendar, Guid.NewGuid());

        Assert.True(new Rhythm(Cadence.Daily, null).Fits(mine));
        Assert.True(mine.Fits(mine));
        Assert.False(new Rhythm(Cadence.Calendar, Guid.NewGuid()).Fits(mine));
        Assert.False(mine.Fits(new Rhythm(Cadence.Quarterly, null)));
    }

    [Fact]
    public void What_is_about_a_person_is_read_only_by_what_is_about_them()
    {
        var person = Guid.NewGuid();
        var monthly = new Rhythm(Cadence.Monthly, null);
        var inputs = new Dictionary<string, InputFacts> { ["calls"] = new(Guid.NewGuid(), "Calls", "calls", monthly, false, person) };
        IReadOnlyList<FormulaProblem> Problems(Guid? about)
        {
            var check = new FormulaCheck(inputs, new Dictionary<string, TagFacts>(), monthly, about);
            check.Run(Formula.Parse("{calls} * 2"), "calls");
            return check.Problems;
        }

        Assert.Empty(Problems(person));
        Assert.Contains("is about a person", Assert.Single(Problems(null)).Message, StringComparison.Ordinal);
        Assert.Single(Problems(Guid.NewGuid()));
    }

    [Theory]
    [InlineData("EUR", "EUR")]
    [InlineData("kEUR", "EUR")]
    [InlineData("EUR m", "EUR")]
    [InlineData("m USD", "USD")]
    [InlineData("€", "EUR")]
    [InlineData("parcels", null)]
    [InlineData("all", null)]
    [InlineData("XEUR", null)]
    public void A_currency_is_found_in_its_unit(string unit, string? currency) => Assert.Equal(currency, Currency.In(unit));

    private static IReadOnlyList<FormulaProblem> Problems(string text, string unit)
    {
        var monthly = new Rhythm(Cadence.Monthly, null);
        InputFacts Of(string name, string measure, Cadence cadence = Cadence.Monthly, bool archived = false) =>
            new(Guid.NewGuid(), name, measure, new Rhythm(cadence, null), archived);
        var inputs = new Dictionary<string, InputFacts>
        {
            ["lost"] = Of("Lost", "parcels"),
            ["parcels"] = Of("Parcels", "parcels"),
            ["eur"] = Of("Revenue", "EUR"),
            ["eur2"] = Of("Other revenue", "eur"),
            ["keur"] = Of("Big revenue", "kEUR"),
            ["usd"] = Of("American revenue", "USD"),
            ["rate"] = Of("Rate", "USD/EUR"),
            ["share"] = Of("Share", "%"),
            ["minutes"] = Of("Minutes", "minutes"),
            ["gone"] = Of("Gone", "parcels", archived: true),
            ["weekly"] = Of("Weekly", "parcels", Cadence.Weekly),
            ["daily"] = Of("Daily", "parcels", Cadence.Daily),
            ["quarterly"] = Of("Quarterly", "parcels", Cadence.Quarterly),
        };
        var tags = new Dictionary<string, TagFacts>
        {
            ["breaches"] = new(3, ["visits"], [monthly]),
            ["attendances"] = new(3, ["visits"], [monthly]),
            ["mixed"] = new(2, ["EUR", "USD"], [monthly]),
            ["nobody"] = new(0, [], []),
        };
        var check = new FormulaCheck(inputs, tags, monthly);
        check.Run(Formula.Parse(text), unit);
        return check.Problems;
    }
}
