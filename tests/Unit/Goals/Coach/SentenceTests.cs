using Setpoint.Goals.Domain.Coach;

namespace Setpoint.Unit.Goals.Coach;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Reduce p95 latency from 800 ms to 300 ms", "800 300")]
    [InlineData("Nine of ten invoices", "nine ten")]
    [InlineData("Revenue up 12.5 % to €1,000", "12.5 €1,000")]
    [InlineData("Wait of 3h10, 9/10 calls, 10x, 10-fold, 500+", "3h10 9/10 10x 10-fold 500")]
    [InlineData("Every store, no customer, none", "every none")]
    [InlineData("No customer waits", "no")]
    [InlineData("Phase 2, tier 1, ISO 27001, 5G, B2B, PostgreSQL 16, Landsat 9, COVID-19, 24/7, the 21st century", "")]
    [InlineData("Zero trust and net zero", "")]
    [InlineData("Zero accidents", "zero")]
    public void Numbers_count_and_names_do_not(string text, string numbers) => Assert.Equal(numbers, Of(text, TokenKind.Number));

    [Theory]
    [InlineData("By 30 September 2026", "30 september 2026")]
    [InlineData("By September 30, 2023 at last", "september 30 2023")]
    [InlineData("in Q3, by FY 2027, on 2026-12-31 or 31.12.2026", "q3 fy 2027 2026-12-31 31.12.2026")]
    [InlineData("Colleagues may march in May", "may")]
    [InlineData("Reach 2000 users", "")]
    [InlineData("from 2027", "2027")]
    public void Days_are_told_from_numbers(string text, string dates) => Assert.Equal(dates, Of(text, TokenKind.Date));

    [Fact]
    public void A_percentage_is_known_however_it_is_written()
    {
        foreach (var text in (string[])["10%", "10 %", "10 percent", "8 points"])
        {
            Assert.True(Sentence.Of(text).Tokens[0].IsPercent, text);
        }
    }

    [Fact]
    public void Clauses_begin_after_colons_and_brackets_and_not_after_an_abbreviation()
    {
        var opens = Sentence.Of("Train 300 nurses; the share (of U.S. nurses) rises: 70").Tokens.Where(t => t.OpensClause).Select(t => t.Word);
        Assert.Equal(["train", "the", "of", "rises", "70"], opens);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("…—(\"%")]
    [InlineData("\ud800 ☃ 99999999999999999999999999999999999999 1e400")]
    public void Nothing_that_is_typed_is_too_strange(string? text) => Assert.NotNull(Sentence.Of(text).Tokens);

    private static string Of(string text, TokenKind kind) => string.Join(' ', Sentence.Of(text).Tokens.Where(t => t.Kind == kind).Select(t => t.Word));
}
