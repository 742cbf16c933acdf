using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class LineageTests
{
    private static readonly ObjectiveId[] s_ids = [.. Enumerable.Range(1, 6).Select(n => new ObjectiveId(new Guid(n, 0, 0, new byte[8])))];

    /// <summary>1 → 2 → 4 → 5 and 1 → 3 → 4, where 3 only supports: 4 is reached once, by the way that counts.</summary>
    [Fact]
    public void Each_is_reached_once_by_the_shortest_way_that_counts()
    {
        var steps = Lineage.Of(s_ids[0], [Link(1, 3, Relation.Supports), Link(3, 4), Link(1, 2, weight: 2), Link(2, 4, weight: 3), Link(4, 5, Relation.Supports)]);
        Assert.Equal([(2, 1, true, 2m), (3, 1, false, 1m), (4, 2, true, 3m), (5, 3, false, 1m)], steps.Select(s => (Number(s.Id), s.Depth, s.Counts, s.Weight)));
        Assert.Equal([2, 4, 5], steps[^1].Path.Select(Number));
    }

    [Fact]
    public void A_shorter_way_wins_even_where_it_only_supports()
    {
        var steps = Lineage.Of(s_ids[0], [Link(1, 2), Link(2, 3), Link(1, 3, Relation.Supports)]);
        Assert.Equal([(2, 1, true), (3, 1, false)], steps.Select(s => (Number(s.Id), s.Depth, s.Counts)));
    }

    private static LineageLink Link(int from, int to, Relation relation = Relation.Contributes, decimal weight = 1) => new(s_ids[from - 1], s_ids[to - 1], relation, weight);

    private static int Number(ObjectiveId id) => Array.IndexOf(s_ids, id) + 1;
}
