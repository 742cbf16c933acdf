using System.Globalization;
using Xunit.Abstractions;

namespace Setpoint.Unit.Goals.Coach;

/// <summary>The rules against the verdicts of careful humans; every miss is listed with its text.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const double LeastPrecision = 0.9;
    private const double LeastRecall = 0.8;
    private const double MostFineFlagged = 0.05;

    private static readonly HashSet<string> s_rules = [.. CorpusEntry.All.SelectMany(e => e.Expected)];

    public static TheoryData<string> Rules => [.. s_rules.Order(StringComparer.Ordinal)];

    [Fact]
    public void The_corpus_is_large_real_and_balanced()
    {
        Assert.True(CorpusEntry.All.Count >= 180);
        Assert.True(CorpusEntry.All.Count(e => e.Source is not null) >= 60);
        Assert.InRange((double)CorpusEntry.All.Count(e => e.Expected.Count == 0) / CorpusEntry.All.Count, 0.35, 0.65);
        Assert.All(CorpusEntry.All, e => Assert.False(string.IsNullOrWhiteSpace(e.Reason), e.Id));
        Assert.Equal(CorpusEntry.All.Count, CorpusEntry.All.DistinctBy(e => e.Id).Count());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_speaks_where_a_human_would_and_only_there(string rule)
    {
        var all = Judge(rule, CorpusEntry.All);
        output.WriteLine($"{rule}: {all}; held out {Judge(rule, CorpusEntry.All.Where(e => e.HeldOut))}");
        all.Wrong.ForEach(e => output.WriteLine($"  wrongly: {e.Id} “{e.Text}” ({e.Reason})"));
        all.Missed.ForEach(e => output.WriteLine($"  missed:  {e.Id} “{e.Text}” ({e.Reason})"));

        Assert.True(all.Precision >= LeastPrecision, $"{rule}: {all}");
        Assert.True(all.Recall >= LeastRecall, $"{rule}: {all}");
    }

    [Fact]
    public void What_is_fine_is_left_alone()
    {
        var fine = CorpusEntry.All.Where(e => e.Expected.Count == 0).Select(e => (Entry: e, Said: e.Said(s_rules))).ToList();
        var flagged = fine.FindAll(f => f.Said.Count > 0);

        output.WriteLine($"{flagged.Count} of {fine.Count} that are fine are flagged; held out {flagged.Count(f => f.Entry.HeldOut)} of {fine.Count(f => f.Entry.HeldOut)}");
        flagged.ForEach(f => output.WriteLine($"  {f.Entry.Id} “{f.Entry.Text}”: {string.Join(", ", f.Said)}"));
        Assert.True(flagged.Count <= fine.Count * MostFineFlagged, $"{flagged.Count} of {fine.Count}");
    }

    private static Outcome Judge(string rule, IEnumerable<CorpusEntry> entries)
    {
        var judged = entries.Select(e => (Entry: e, Said: e.Said(s_rules).Contains(rule), Right: e.Expected.Contains(rule))).ToList();
        return new Outcome(
            judged.Count(j => j is { Said: true, Right: true }),
            judged.FindAll(j => j is { Said: true, Right: false }).ConvertAll(j => j.Entry),
            judged.FindAll(j => j is { Said: false, Right: true }).ConvertAll(j => j.Entry));
    }

    private sealed record Outcome(int Hits, List<CorpusEntry> Wrong, List<CorpusEntry> Missed)
    {
        public double Precision => (double)Hits / (Hits + Wrong.Count);

        public double Recall => (double)Hits / (Hits + Missed.Count);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"precision {Precision:0.000} of {Hits + Wrong.Count}, recall {Recall:0.000} of {Hits + Missed.Count}");
    }
}
