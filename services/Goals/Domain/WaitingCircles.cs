namespace Setpoint.Goals.Domain;

/// <summary>One unit waits for another.</summary>
internal readonly record struct Waiting(Guid Asking, Guid Helping);

/// <summary>
/// Finds units that wait for each other in a circle, where nothing moves unless somebody begins: the strongly connected
/// components of more than one unit (Tarjan, 1972, without recursion, because a chain may be as long as there are units).
/// </summary>
internal sealed class WaitingCircles
{
    private readonly ILookup<Guid, Guid> _next;
    private readonly Dictionary<Guid, (int Index, int Low)> _seen = [];
    private readonly List<Guid> _path = [];
    private readonly HashSet<Guid> _onPath = [];
    private readonly List<IReadOnlyList<Guid>> _circles = [];

    private WaitingCircles(IEnumerable<Waiting> waits) =>
        _next = waits.Where(w => w.Asking != w.Helping).Distinct().OrderBy(w => w.Helping).ToLookup(w => w.Asking, w => w.Helping);

    /// <summary>Each circle once, its units in the order of their ids; the circle with the smallest id first.</summary>
    public static IReadOnlyList<IReadOnlyList<Guid>> In(IEnumerable<Waiting> waits)
    {
        var search = new WaitingCircles(waits);
        foreach (var unit in search._next.Select(n => n.Key).Order())
        {
            if (!search._seen.ContainsKey(unit))
            {
                search.Walk(unit);
            }
        }

        return [.. search._circles.OrderBy(c => c[0])];
    }

    private void Walk(Guid start)
    {
        var calls = new Stack<(Guid Unit, IEnumerator<Guid> Next)>();
        calls.Push(Enter(start));
        while (calls.TryPeek(out var call))
        {
            if (call.Next.MoveNext())
            {
                var next = call.Next.Current;
                if (!_seen.TryGetValue(next, out var known))
                {
                    calls.Push(Enter(next));
                }
                else if (_onPath.Contains(next))
                {
                    Lower(call.Unit, known.Index);
                }

                continue;
            }

            calls.Pop();
            Leave(call.Unit);
            if (calls.TryPeek(out var above))
            {
                Lower(above.Unit, _seen[call.Unit].Low);
            }
        }
    }

    private (Guid Unit, IEnumerator<Guid> Next) Enter(Guid unit)
    {
        _seen[unit] = (_seen.Count, _seen.Count);
        _path.Add(unit);
        _onPath.Add(unit);
        return (unit, _next[unit].GetEnumerator());
    }

    private void Lower(Guid unit, int to)
    {
        var (index, low) = _seen[unit];
        _seen[unit] = (index, Math.Min(low, to));
    }

    private void Leave(Guid unit)
    {
        var (index, low) = _seen[unit];
        if (index != low)
        {
            return;
        }

        var from = _path.LastIndexOf(unit);
        var component = _path[from..];
        _path.RemoveRange(from, component.Count);
        _onPath.ExceptWith(component);
        if (component.Count > 1)
        {
            _circles.Add([.. component.Order()]);
        }
    }
}
