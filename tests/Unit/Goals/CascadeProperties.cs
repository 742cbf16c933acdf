using FsCheck;
using FsCheck.Fluent;
using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class CascadeProperties
{
    private static readonly Window[] s_windows =
    [
        new(new(2026, 1, 1), new(2026, 12, 31)),
        new(new(2026, 1, 1), new(2026, 3, 31)),
        new(new(2026, 4, 1), new(2026, 6, 30)),
        new(new(2026, 2, 10), new(2026, 8, 9)),
    ];

    [Fact]
    public void Progress_never_falls_when_a_value_rises() => Holds(Graphs(), graph =>
    {
        var before = graph.Compute();
        var raised = graph.With(graph.Seed, value => (value ?? -1) + 0.125m);
        var after = raised.Compute();

        // A value that appears where there was none changes what is measured, so only measured ones are comparable.
        return graph.Value(graph.Seed) is null
            || before.All(b => b.Value.Value is not { } old || (after[b.Key].Value!.Value.Progress >= old.Progress && after[b.Key].Value!.Value.Raw >= old.Raw));
    });

    [Fact]
    public void The_order_of_objectives_key_results_and_links_does_not_matter() =>
        Holds(Graphs(), graph => Same(graph.Compute(), graph.Shuffled(graph.Seed).Compute()));

    [Fact]
    public void Computing_what_changed_and_what_is_above_it_equals_computing_everything() => Holds(Graphs(), graph =>
    {
        var stored = graph.Compute();
        var current = graph;
        for (var step = 0; step < 5; step++)
        {
            var seed = graph.Seed + (step * 17);
            current = current.With(seed, value => value is null ? 0.5m : value > 0.9m ? null : value + 0.25m);
            foreach (var (id, rolled) in current.ComputeOnly(seed, stored))
            {
                stored[id] = rolled;
            }
        }

        return Same(stored, current.Compute());
    });

    [Fact]
    public void The_parts_of_the_expectation_add_up_to_one() => Holds(Graphs(), graph => graph.Compute().Values.All(r =>
        r.Value is not { } v || Math.Abs(v.Mix.Sum - 1) < 0.000_000_001m));

    [Fact]
    public void Progress_stays_within_zero_and_one_and_coverage_too() => Holds(Graphs(), graph => graph.Compute().Values.All(r =>
        r.Coverage is >= 0 and <= 1 && (r.Value is not { } v || (v.Progress is >= 0 and <= 1 && v.Capped <= v.Progress && v.Capped <= v.Raw))));

    private static void Holds(Arbitrary<Graph> graphs, Func<Graph, bool> property) =>
        Prop.ForAll(graphs, property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Arbitrary<Graph> Graphs() => Gen.Choose(0, int.MaxValue - 1000).Select(seed => Graph.Random(seed)).ToArbitrary();

    private static bool Same(Dictionary<ObjectiveId, RolledUp> one, Dictionary<ObjectiveId, RolledUp> other) =>
        one.Count == other.Count && one.All(p => other[p.Key].Value == p.Value.Value && other[p.Key].Coverage == p.Value.Coverage);

    /// <summary>A random alignment graph: links only point to earlier objectives, so there is no circle.</summary>
    private sealed record Graph(int Seed, IReadOnlyList<CascadeNode> Nodes)
    {
        public static Graph Random(int seed)
        {
            var random = new Random(seed);
            var nodes = new List<CascadeNode>();
            var count = random.Next(1, 25);
            for (var i = 0; i < count; i++)
            {
                nodes.Add(new CascadeNode(
                    ObjectiveId.New(),
                    s_windows[random.Next(s_windows.Length)],
                    (Lifecycle)random.Next(5),
                    [.. Enumerable.Range(0, random.Next(5)).Select(_ => KeyResult(random))],
                    [],
                    random.Next(6) == 0 ? random.Next(9) / 8m : null));
            }

            for (var i = 0; i < count; i++)
            {
                var children = Enumerable.Range(i + 1, count - i - 1)
                    .Where(_ => random.Next(4) == 0)
                    .Select(c => new CascadeLink(nodes[c].Id, random.Next(1, 5), nodes[c].Window, nodes[c].Lifecycle, null, Served(nodes[i], random)));
                nodes[i] = nodes[i] with { Children = [.. children] };
            }

            return new Graph(seed, nodes);
        }

        public Dictionary<ObjectiveId, RolledUp> Compute() => Cascade.Compute([.. Nodes], ProgressPolicy.Default);

        /// <summary>What a drain does: only the changed objective and its ancestors, the rest as stored.</summary>
        public Dictionary<ObjectiveId, RolledUp> ComputeOnly(int pick, Dictionary<ObjectiveId, RolledUp> stored)
        {
            if (Pick(pick) is not var (changed, _))
            {
                return [];
            }

            var affected = new HashSet<ObjectiveId> { Nodes[changed].Id };
            for (var before = 0; before < affected.Count;)
            {
                before = affected.Count;
                affected.UnionWith(Nodes.Where(n => n.Children.Any(c => affected.Contains(c.Child))).Select(n => n.Id));
            }

            var nodes = Nodes.Where(n => affected.Contains(n.Id))
                .Select(n => n with { Children = [.. n.Children.Select(c => c with { Stored = stored[c.Child].Value })] });
            return Cascade.Compute([.. nodes], ProgressPolicy.Default);
        }

        public decimal? Value(int pick) => Pick(pick) is var (node, item) ? Nodes[node].KeyResults[item].Measured?.Raw : null;

        /// <summary>The same graph with the value of one key result replaced.</summary>
        public Graph With(int pick, Func<decimal?, decimal?> change)
        {
            if (Pick(pick) is not var (node, item))
            {
                return this;
            }

            var nodes = Nodes.ToList();
            var items = nodes[node].KeyResults.ToList();
            var raw = change(items[item].Measured?.Raw);
            items[item] = items[item] with { Measured = raw is { } r ? Measured.Of(r, Rhythm.CheckIn, item % 2 == 0 ? null : 0.5m) : null };
            nodes[node] = nodes[node] with { KeyResults = items };
            return this with { Nodes = nodes };
        }

        public Graph Shuffled(int seed)
        {
            var random = new Random(seed);
            var nodes = Nodes.Select(n => n with { KeyResults = Mixed(n.KeyResults, random), Children = Mixed(n.Children, random) }).ToList();
            return this with { Nodes = Mixed(nodes, random) };
        }

        private static List<T> Mixed<T>(IEnumerable<T> items, Random random)
        {
            var array = items.ToArray();
            random.Shuffle(array);
            return [.. array];
        }

        private static KeyResultInput KeyResult(Random random)
        {
            var (id, weight, retired) = (KeyResultId.New(), random.Next(1, 6), random.Next(8) == 0);
            if (random.Next(4) == 0)
            {
                return new(id, weight, null, retired, s_windows[random.Next(s_windows.Length)]);
            }

            decimal? raw = random.Next(5) == 0 ? null : random.Next(4) switch
            {
                0 => new Aim(random.Next(-40, -1), null, random.Next(0, 5), random.Next(6, 40)).Raw(random.Next(-80, 80)),
                1 => new Maintained(13, 6, 1, 5, random.Next(6)).Raw,
                _ => Ratio.Raw(random.Next(-20, 0), random.Next(1, 50), random.Next(-40, 80)),
            };
            decimal? share = random.Next(3) == 0 ? random.Next(9) / 8m : null;
            return new(id, weight, raw is { } r ? Measured.Of(r, (Rhythm)random.Next(5), share) : null, retired);
        }

        /// <summary>One of the key results that are measured by children, or the objective itself.</summary>
        private static KeyResultId? Served(CascadeNode parent, Random random)
        {
            KeyResultId?[] takers = [null, .. parent.KeyResults.Where(k => k.OfChildren is not null).Select(k => (KeyResultId?)k.Id)];
            return takers[random.Next(takers.Length)];
        }

        private (int Node, int Item)? Pick(int pick)
        {
            var all = Nodes.SelectMany((n, i) => Enumerable.Range(0, n.KeyResults.Count).Where(k => n.KeyResults[k].OfChildren is null).Select(k => (i, k))).ToList();
            return all.Count == 0 ? null : all[pick % all.Count];
        }
    }
}
