namespace Setpoint.Goals.Domain;

/// <summary>An objective whose progress is to be computed: its own key results and its contributing children.</summary>
/// <param name="Stated">What counts above instead, where somebody overrode it.</param>
internal sealed record CascadeNode(
    ObjectiveId Id, Window Window, Lifecycle Lifecycle, IReadOnlyList<KeyResultInput> KeyResults, IReadOnlyList<CascadeLink> Children, decimal? Stated = null)
{
    /// <summary>The children with their progress as stored.</summary>
    public IReadOnlyList<ChildInput> StoredChildren => [.. Children.Select(c => c.Input(Lifecycle, c.Stored))];

    /// <summary>Its roll-up over the children's progress as stored: what is computed, whatever is stated.</summary>
    public RolledUp Roll(ProgressPolicy policy) => RollUp.Of(Window, KeyResults, StoredChildren, policy);

    /// <summary>The same with the retired items still in; none when nothing was retired.</summary>
    public decimal? RollWithRetired(ProgressPolicy policy) => RollUp.WithRetired(Window, KeyResults, StoredChildren, policy);
}

/// <summary>A contributing child.</summary>
/// <param name="Stored">Its progress as it was computed before; used when the child is not being computed itself.</param>
/// <param name="KeyResult">The key result of the parent that it contributes to; none for the parent's slot.</param>
internal readonly record struct CascadeLink(
    ObjectiveId Child, decimal Weight, Window Window, Lifecycle Lifecycle, Measured? Stored, KeyResultId? KeyResult = null)
{
    /// <summary>The child as the roll-up of a parent sees it.</summary>
    public ChildInput Input(Lifecycle parent, Measured? measured) => new(Child, Weight, Window, Standings.Of(Lifecycle, parent), measured, KeyResult);
}

/// <summary>Computes a part of the alignment graph, children before their parents.</summary>
internal static class Cascade
{
    /// <summary>
    /// Rolls every node up. Computing what changed and everything above it gives the same as computing everything.
    /// </summary>
    /// <exception cref="InvalidOperationException">The links form a circle, which alignment never lets happen.</exception>
    public static Dictionary<ObjectiveId, RolledUp> Compute(IReadOnlyCollection<CascadeNode> nodes, ProgressPolicy policy)
    {
        var byId = nodes.ToDictionary(n => n.Id);
        var waitsFor = new Dictionary<ObjectiveId, int>(byId.Count);
        var parents = new Dictionary<ObjectiveId, List<CascadeNode>>(byId.Count);
        foreach (var node in nodes)
        {
            var inside = node.Children.Where(c => byId.ContainsKey(c.Child)).ToList();
            waitsFor[node.Id] = inside.Count;
            foreach (var child in inside)
            {
                (parents.TryGetValue(child.Child, out var list) ? list : parents[child.Child] = []).Add(node);
            }
        }

        var done = new Dictionary<ObjectiveId, RolledUp>(byId.Count);
        var ready = new Queue<CascadeNode>(nodes.Where(n => waitsFor[n.Id] == 0));
        while (ready.TryDequeue(out var node))
        {
            var rolled = RollUp.Of(node.Window, node.KeyResults, ChildrenOf(node, done), policy);
            done[node.Id] = node.Stated is { } stated ? rolled.Stating(stated) : rolled;
            foreach (var parent in parents.GetValueOrDefault(node.Id) ?? [])
            {
                if (--waitsFor[parent.Id] == 0)
                {
                    ready.Enqueue(parent);
                }
            }
        }

        return done.Count == byId.Count ? done : throw new InvalidOperationException("The alignment links form a circle.");
    }

    private static List<ChildInput> ChildrenOf(CascadeNode node, Dictionary<ObjectiveId, RolledUp> done)
    {
        var children = new List<ChildInput>(node.Children.Count);
        foreach (var c in node.Children)
        {
            children.Add(c.Input(node.Lifecycle, done.TryGetValue(c.Child, out var computed) ? computed.Value : c.Stored));
        }

        return children;
    }
}
