using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class DamageTests
{
    private static readonly Window s_quarter = new(new(2026, 7, 1), new(2026, 9, 30));

    [Theory]
    [InlineData("2026-07-01", false)] // the period before: what was red from the start
    [InlineData("2026-07-06", true)]
    [InlineData("2026-10-01", true)]
    [InlineData("2026-10-05", false)]
    public void A_red_counts_when_the_period_that_confirmed_it_ends_inside_the_window(string end, bool broken) =>
        Assert.Equal(broken, Guardrail([new(DateOnly.Parse(end, null), null)]).WasBroken(s_quarter));

    [Theory]
    [InlineData("higher", 90, 88, true)]
    [InlineData("higher", 90, 90, false)]
    [InlineData("higher", 90, 95, false)]
    [InlineData("lower", 3, 4, true)]
    [InlineData("lower", 3, 2, false)]
    [InlineData("range", 3, 9, false)]
    public void One_that_was_red_from_the_start_counts_only_if_it_got_worse(string direction, int atStart, int latest, bool broken)
    {
        var lasting = Guardrail([new(new(2026, 6, 8), null)]) with { Direction = direction, AtStart = atStart, Latest = latest };

        Assert.Equal(broken, lasting.WasBroken(s_quarter));
        Assert.Equal(broken, (lasting with { Reds = [new(new(2026, 6, 8), new(2026, 7, 13))] }).WasBroken(s_quarter));
        Assert.False((lasting with { Reds = [new(new(2026, 6, 8), new(2026, 6, 22))] }).WasBroken(s_quarter));
    }

    [Theory]
    [InlineData(65, 92, false)] // 10 away, then 7
    [InlineData(65, 95, false)] // 10 and 10
    [InlineData(65, 96, true)] // 10, then 11
    [InlineData(65, 60, true)] // 10, then 15
    [InlineData(65, 80, false)]
    [InlineData(92, 67, true)] // 7, then 8
    public void A_range_got_worse_when_the_value_is_further_away_from_it(int atStart, int latest, bool broken)
    {
        var lasting = Guardrail([new(new(2026, 6, 8), null)]) with { Direction = "range", AtStart = atStart, Latest = latest, Low = 75, High = 85 };

        Assert.Equal(broken, lasting.WasBroken(s_quarter));
        Assert.False((lasting with { Low = null }).WasBroken(s_quarter));
        Assert.False((lasting with { AtStart = null }).WasBroken(s_quarter));
    }

    [Fact]
    public void Damage_is_a_success_with_a_broken_guardrail()
    {
        var broken = Guardrail([new(new(2026, 8, 10), new(2026, 8, 24))]);

        Assert.True(Damage.Is(0.7m, 0.7m, s_quarter, [Guardrail([]), broken]));
        Assert.False(Damage.Is(0.69m, 0.7m, s_quarter, [broken]));
        Assert.False(Damage.Is(null, 0.7m, s_quarter, [broken]));
        Assert.False(Damage.Is(1m, 0.7m, s_quarter, [Guardrail([])]));
    }

    [Fact]
    public void Damage_needs_both_notes_and_a_stale_guardrail_one()
    {
        var broken = Guardrail([new(new(2026, 8, 10), null)]);
        var stale = Guardrail([]) with { IsStale = true };

        Assert.True(Damage.NeedsNote(true, [broken]));
        Assert.True(Damage.NeedsNote(false, [stale]));
        Assert.False(Damage.NeedsNote(false, [broken]));
        Assert.Equal([broken.MetricId], Damage.Unnoted(true, s_quarter, [broken, stale, broken with { IsNoted = true }]));
        Assert.Empty(Damage.Unnoted(false, s_quarter, [broken]));
    }

    private static GuardrailRecord Guardrail(RedStretch[] reds) => new(Guid.NewGuid(), reds, "higher", null, null, false, false);
}
