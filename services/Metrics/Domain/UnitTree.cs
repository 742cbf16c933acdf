namespace Setpoint.Metrics.Domain;

/// <summary>The tree of units by date: a team that leaves Sales on 10 November still counts in Sales' October.</summary>
internal sealed class UnitTree
{
    /// <summary>A path longer than this is a circle that messages out of order made for a moment.</summary>
    private const int Deepest = 64;

    private readonly Dictionary<Guid, (DateTimeOffset Since, Guid? Parent)[]> _places;

    /// <param name="places">Where every unit stood, since when.</param>
    public UnitTree(IEnumerable<(Guid Unit, DateTimeOffset Since, Guid? Parent)> places) => _places = places
        .GroupBy(p => p.Unit)
        .ToDictionary(u => u.Key, u => u.OrderBy(p => p.Since).Select(p => (p.Since, p.Parent)).ToArray());

    /// <summary>Whether a unit was the root or stood below it just before a moment.</summary>
    public bool IsWithin(Guid unit, Guid root, DateTimeOffset end)
    {
        Guid? here = unit;
        for (var depth = 0; here is { } at && depth < Deepest; depth++)
        {
            if (at == root)
            {
                return true;
            }

            here = ParentOf(at, end);
        }

        return false;
    }

    /// <summary>The unit and all that ever stood above it.</summary>
    public IEnumerable<Guid> EverAbove(Guid unit)
    {
        var found = new HashSet<Guid> { unit };
        var next = new Queue<Guid>(found);
        while (next.TryDequeue(out var here))
        {
            foreach (var parent in _places.GetValueOrDefault(here, []).Select(p => p.Parent).OfType<Guid>().Where(found.Add))
            {
                next.Enqueue(parent);
            }
        }

        return found;
    }

    private Guid? ParentOf(Guid unit, DateTimeOffset end)
    {
        var places = _places.GetValueOrDefault(unit, []);
        var last = places.Length - 1;
        while (last > 0 && places[last].Since >= end)
        {
            last--;
        }

        return last < 0 ? null : places[last].Parent;
    }
}
