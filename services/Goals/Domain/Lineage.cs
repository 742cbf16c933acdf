namespace Setpoint.Goals.Domain;

/// <summary>A link, followed from an objective to the next one.</summary>
internal readonly record struct LineageLink(ObjectiveId From, ObjectiveId To, Relation Relation, decimal Weight);

/// <summary>An objective that is reached from another.</summary>
/// <param name="Depth">How many links away, by the shortest way.</param>
/// <param name="Relation">Of the last link of that way.</param>
/// <param name="Weight">Of the last link of that way.</param>
/// <param name="Counts">Whether every link of that way contributes: then its progress is part of the other's.</param>
/// <param name="Path">The objectives on that way, the nearest first, itself last.</param>
internal sealed record LineageStep(ObjectiveId Id, int Depth, Relation Relation, decimal Weight, bool Counts, IReadOnlyList<ObjectiveId> Path);

/// <summary>Everything that can be reached from an objective by following links in one direction, each once and by the shortest way.</summary>
internal static class Lineage
{
    /// <summary>The nearest first, then by id. Of ways of one length a way that contributes throughout is taken, then the smallest ids.</summary>
    public static IReadOnlyList<LineageStep> Of(ObjectiveId start, IEnumerable<LineageLink> links)
    {
        var next = links.Distinct().ToLookup(l => l.From);
        var (reached, order) = (new HashSet<ObjectiveId> { start }, new List<LineageStep>());
        var front = new List<LineageStep> { new(start, 0, Relation.Contributes, 0, true, []) };
        while (front.Count > 0)
        {
            front = [.. front
                .SelectMany(step => next[step.Id].Where(l => !reached.Contains(l.To)).Select(l => Beyond(step, l)))
                .OrderBy(s => s.Id.Value).ThenByDescending(s => s.Counts).ThenBy(s => s.Relation).ThenBy(s => s.Path.Count > 1 ? s.Path[^2].Value : Guid.Empty)
                .DistinctBy(s => s.Id)];
            reached.UnionWith(front.Select(s => s.Id));
            order.AddRange(front);
        }

        return order;
    }

    private static LineageStep Beyond(LineageStep step, LineageLink link) => new(
        link.To, step.Depth + 1, link.Relation, link.Weight, step.Counts && link.Relation == Relation.Contributes, [.. step.Path, link.To]);
}
