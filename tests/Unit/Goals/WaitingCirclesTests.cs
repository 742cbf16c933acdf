using FsCheck;
using FsCheck.Fluent;
using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class WaitingCirclesTests
{
    private static readonly Guid[] s_units = [.. Enumerable.Range(1, 8).Select(n => new Guid(n, 0, 0, new byte[8]))];

    [Fact]
    public void Units_that_wait_for_each_other_are_a_circle_and_those_who_wait_for_them_are_not()
    {
        // 1 → 2 → 3 → 1, 3 → 4 ⇄ 5, 6 → 1, 7 → 8.
        var circles = WaitingCircles.In(Waits((1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 4), (6, 1), (7, 8)));
        Assert.Equal(2, circles.Count);
        Assert.Equal(Units(1, 2, 3), circles[0]);
        Assert.Equal(Units(4, 5), circles[1]);
    }

    [Fact]
    public void Without_a_way_back_there_is_no_circle() =>
        Assert.Empty(WaitingCircles.In(Waits((1, 2), (1, 3), (2, 4), (3, 4), (5, 5))));

    [Fact]
    public void Circles_that_share_a_unit_are_one() =>
        Assert.Equal(Units(1, 2, 3), Assert.Single(WaitingCircles.In(Waits((1, 2), (2, 1), (2, 3), (3, 2)))));

    [Fact]
    public void A_chain_of_any_length_is_walked()
    {
        var units = Enumerable.Range(0, 50_000).Select(_ => Guid.NewGuid()).ToArray();
        var circle = Assert.Single(WaitingCircles.In(units.Select((u, i) => new Waiting(u, units[(i + 1) % units.Length]))));
        Assert.Equal(units.Length, circle.Count);
    }

    /// <summary>Two units are in one circle exactly where each is reached from the other; the order of what is asked does not matter.</summary>
    [Fact]
    public void Circles_are_what_reaches_itself() => Prop.ForAll(
        Gen.Choose(0, 7).Two().ListOf().ToArbitrary(),
        pairs =>
        {
            var waits = pairs.Select(p => new Waiting(s_units[p.Item1], s_units[p.Item2])).ToList();
            var circles = WaitingCircles.In(waits);
            foreach (var (a, b) in s_units.SelectMany(a => s_units.Where(b => a != b).Select(b => (a, b))))
            {
                Assert.Equal(Reaches(waits, a, b) && Reaches(waits, b, a), circles.Any(c => c.Contains(a) && c.Contains(b)));
            }

            Assert.Equal(circles, WaitingCircles.In(Enumerable.Reverse(waits)));
        }).QuickCheckThrowOnFailure();

    private static bool Reaches(List<Waiting> waits, Guid from, Guid to)
    {
        var (seen, open) = (new HashSet<Guid>(), new Queue<Guid>([from]));
        while (open.TryDequeue(out var unit))
        {
            foreach (var next in waits.Where(w => w.Asking == unit).Select(w => w.Helping).Where(seen.Add))
            {
                open.Enqueue(next);
            }
        }

        return seen.Contains(to);
    }

    private static IEnumerable<Waiting> Waits(params (int Asking, int Helping)[] pairs) => pairs.Select(p => new Waiting(s_units[p.Asking - 1], s_units[p.Helping - 1]));

    private static Guid[] Units(params int[] numbers) => [.. numbers.Select(n => s_units[n - 1])];
}
