namespace Setpoint.Goals.Domain;

/// <summary>One link of the alignment graph, from an objective to one it serves.</summary>
internal readonly record struct AlignmentLink(ObjectiveId Child, ObjectiveId Parent);

/// <summary>
/// The links around an objective, as they would be after an edit: everything above it and above each of its
/// descendants. Keeps two promises: nothing serves itself, and nothing serves both an objective and that objective's
/// own ancestor, where it would count twice.
/// </summary>
internal sealed class AlignmentGraph
{
    private readonly ILookup<ObjectiveId, ObjectiveId> _parents;
    private readonly ILookup<ObjectiveId, ObjectiveId> _children;

    public AlignmentGraph(IEnumerable<AlignmentLink> links)
    {
        var all = links.ToHashSet();
        _parents = all.ToLookup(l => l.Child, l => l.Parent);
        _children = all.ToLookup(l => l.Parent, l => l.Child);
    }

    /// <summary>The first parent of <paramref name="edited"/> that must be refused, if there is one.</summary>
    public BrokenRule? Refusal(ObjectiveId edited, IReadOnlyList<ObjectiveId> parents)
    {
        var below = Reach(edited, _children);
        for (var i = 0; i < parents.Count; i++)
        {
            if (parents[i] == edited || below.Contains(parents[i]))
            {
                return new("alignment-cycle", $"alignments[{i}].parentId", "serves this objective already: a circle");
            }
        }

        for (var i = 0; i < parents.Count; i++)
        {
            if (parents.Any(other => other != parents[i] && Reach(other, _parents).Contains(parents[i])))
            {
                return new("alignment-ancestor", $"alignments[{i}].parentId", "is above another parent already: it would count twice");
            }
        }

        // The new link may also put a parent of a descendant above another parent of it.
        var doubled = below.FirstOrDefault(CountsTwice);
        return doubled == default ? null : new("alignment-ancestor", "alignments", "would place one parent of an objective below above another of its parents");
    }

    private bool CountsTwice(ObjectiveId objective)
    {
        var parents = _parents[objective].ToList();
        return parents.Count > 1 && parents.Exists(p => Reach(p, _parents).Overlaps(parents));
    }

    /// <summary>Everything that can be reached by following the links, the start not included unless a circle returns to it.</summary>
    private static HashSet<ObjectiveId> Reach(ObjectiveId start, ILookup<ObjectiveId, ObjectiveId> next)
    {
        var seen = new HashSet<ObjectiveId>();
        var open = new Stack<ObjectiveId>(next[start]);
        while (open.TryPop(out var id))
        {
            if (seen.Add(id))
            {
                foreach (var further in next[id])
                {
                    open.Push(further);
                }
            }
        }

        return seen;
    }
}
