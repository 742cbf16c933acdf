using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class PackedStandingsTests
{
    private static readonly Window s_quarter = new(new(2026, 7, 1), new(2026, 9, 30));

    [Fact]
    public void Comes_out_as_it_went_in_without_what_was_retired()
    {
        var number = Of(Measure.Number, Rhythm.CheckIn) with { Now = Value(raw: 0.123456789012m, confidence: 0.7m) };
        var metric = Of(Measure.Metric, Rhythm.Weekly) with { Now = Value(raw: -2.5m, period: new(2026, 8, 3)), Weight = 2.25m };
        var kept = Of(Measure.Maintain, Rhythm.Monthly, own: new Window(new(2026, 8, 1), new(2026, 9, 15)));
        kept = kept with { Now = Value(raw: 1, share: 0.4m, unreported: true) };
        var children = Of(Measure.Children, Rhythm.CheckIn);
        var retired = Of(Measure.Number, Rhythm.CheckIn) with { Retired = true };

        var empty = Of(Measure.Children, Rhythm.CheckIn);
        var slot = new Measured(0.31m, 0.3m, 0.29m, new RhythmMix(0, 0.25m, 0, 0, 0.5m, 0.25m, 0.4m));

        var read = PackedStandings.Read(PackedStandings.Pack(
            new ChildrenSlot(slot, 0.9m), [(number, null), (metric, null), (retired, null), (kept, null), (children, new ChildrenSlot(null, 0)), (empty, null)]));

        Assert.Equal(new PaceSlot(slot), read.Slot);
        Assert.Equal(
            [
                new PaceKeyResult(number.Id, 1, new(0.123456789012m, Rhythm.CheckIn, null), 0.7m, null, false),
                new PaceKeyResult(metric.Id, 2.25m, new(-2.5m, Rhythm.Weekly, new(2026, 8, 10)), null, null, false),
                new PaceKeyResult(kept.Id, 1, new(1, Rhythm.Monthly, null, 0.4m, true), null, new Window(new(2026, 8, 1), new(2026, 9, 15)), false),
                new PaceKeyResult(children.Id, 1, new(null, Rhythm.CheckIn, null), null, null, true, new PaceSlot(null)),
                new PaceKeyResult(empty.Id, 1, new(null, Rhythm.CheckIn, null), null, null, true, null),
            ],
            read.KeyResults);
    }

    [Fact]
    public void Nothing_stored_is_nothing_and_nothing_to_store_is_not() =>
        Assert.Equal((0, 0, 2), (PackedStandings.Read([]).KeyResults.Count, PackedStandings.Read(PackedStandings.Pack(null, [])).KeyResults.Count, PackedStandings.Pack(null, []).Length));

    [Fact]
    public void A_later_layout_is_not_guessed_at() => Assert.Throws<InvalidDataException>(() => PackedStandings.Read([3]));

    private static LeafKeyResult Of(Measure measure, Rhythm rhythm, Window? own = null) => new(
        new(Guid.CreateVersion7()), 1, Retired: false,
        new Terms(measure, MetricReading.Latest, rhythm, own ?? s_quarter, own is not null, new(0, 100, null, null), []),
        Promised: null, default, Stored: null, default, ProgressPolicy.Default);

    private static LeafValue Value(
        decimal? raw = null, DateOnly? period = null, decimal? confidence = null, decimal? share = null, bool unreported = false) =>
        new(null, null, period, raw, confidence, share, unreported, null);
}
