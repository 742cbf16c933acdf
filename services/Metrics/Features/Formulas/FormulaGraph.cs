using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Formulas;

/// <summary>
/// Who reads whom. A tag counts as read wherever its metrics stand: so no reorganization can close a circle, and no
/// roll-up counts itself in.
/// </summary>
internal sealed class FormulaGraph(MetricsDb db, Caller caller)
{
    private const string Hidden = "a metric that you cannot see";

    /// <summary>
    /// Waits for its turn among all who save formulas, until the transaction ends: two edits at the same moment that
    /// are harmless each could close a circle together.
    /// </summary>
    public Task LockAsync(CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('formula'))", ct);

    /// <summary>The way by which a series comes to read itself, in names; none when it does not.</summary>
    public async Task<string?> FindCircleAsync(int series, CancellationToken ct)
    {
        var cameFrom = new Dictionary<int, int>();
        int[] next = [series];
        while (next.Length > 0)
        {
            var edges = await ReadersInputsAsync(next, series, ct);
            foreach (var edge in edges)
            {
                if (edge.Input == series)
                {
                    return await NameAsync([.. Way(cameFrom, edge.Reader, series), series], ct);
                }

                cameFrom.TryAdd(edge.Input, edge.Reader);
            }

            next = [.. edges.Where(e => cameFrom[e.Input] == e.Reader).Select(e => e.Input).Distinct().Where(i => _seen.Add(i))];
        }

        return null;
    }

    private readonly HashSet<int> _seen = [];

    private static IEnumerable<int> Way(Dictionary<int, int> cameFrom, int to, int start)
    {
        var way = new Stack<int>([to]);
        while (way.Peek() != start)
        {
            way.Push(cameFrom[way.Peek()]);
        }

        return way;
    }

    /// <summary>What is read by some series: only what is computed itself can lead on, or back.</summary>
    private Task<List<Edge>> ReadersInputsAsync(int[] readers, int root, CancellationToken ct) => db.Database.SqlQuery<Edge>(
        $"""
        select distinct e.reader as "Reader", e.input as "Input"
        from (
            select i.series as reader, i.input_series as input from formula_input i where i.series = any({readers}) and i.input_series is not null
            union all
            select i.series, m.series from formula_input i join metric m on m.tags @> array[i.tag] where i.series = any({readers}) and i.tag is not null
        ) e
        where e.input = {root} or exists (select 1 from formula_input f where f.series = e.input)
        """).ToListAsync(ct);

    private async Task<string> NameAsync(List<int> way, CancellationToken ct)
    {
        var names = await db.SeenBy(caller).Where(m => way.Contains(m.Series)).ToDictionaryAsync(m => m.Series, m => m.Name, ct);
        return string.Join(" → ", way.Select(s => names.TryGetValue(s, out var name) ? $"'{name}'" : Hidden));
    }

    private sealed record Edge(int Reader, int Input);
}
