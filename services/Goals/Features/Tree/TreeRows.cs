using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Tree;

/// <summary>An objective of the tree; without a title when the caller may only know that it is there.</summary>
internal readonly record struct TreeRow(Guid Id, string? Title, Guid UnitId, Guid OwnerId);

/// <summary>The objectives of a tree and the links between them, in two statements of one round trip.</summary>
internal sealed class TreeRows
{
    /// <summary>
    /// The cycle's objectives (of a unit, if one is asked for), everything they serve above, and everything that serves
    /// them below; both may run in other cycles.
    /// </summary>
    private const string Chosen =
        """
        with recursive own as (
            select o.id from objective o
            where o.cycle_id = $2
              and ($3 = '00000000-0000-0000-0000-000000000000' or o.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = $3))
        ), above (id) as (
            select id from own
            union
            select a.parent_id from above x join alignment a on a.child_id = x.id
        ), below (id) as (
            select id from own
            union
            select a.child_id from below x join alignment a on a.parent_id = x.id
        ), seen as materialized (
            select id from visible_objective($1)
        )
        select o.id, case when s.id is not null then o.title end, o.unit_id, o.owner_id
        from (select id from above union select id from below) chosen
        join objective o on o.id = chosen.id
        left join seen s on s.id = o.id
        where s.id is not null
           -- Seen by its unit only: it appears where it serves something. Private: it does not appear.
           or (o.visibility = 'unit' and exists (select 1 from alignment a where a.child_id = o.id))
        """;

    private const string Links = "select child_id, parent_id, relation, weight from alignment where child_id = any($1)";

    private static readonly Guid s_everywhere = Guid.Empty;
    private readonly Dictionary<Guid, List<TreeLink>> _parents = [];

    private TreeRows(List<TreeRow> nodes)
    {
        Nodes = nodes;
        Ids = [.. nodes.Select(n => n.Id)];
    }

    public IReadOnlyList<TreeRow> Nodes { get; }

    public Guid[] Ids { get; }

    public static async Task<TreeRows> ReadAsync(NpgsqlConnection connection, Guid me, Guid cycle, Guid? unit, CancellationToken ct)
    {
        var nodes = await connection.ReadAsync(
            Chosen, [me, cycle, unit ?? s_everywhere], r => new TreeRow(r.Id(), r.MaybeText(), r.Id(), r.Id()), ct);
        var tree = new TreeRows(nodes);
        await tree.ReadLinksAsync(connection, ct);
        return tree;
    }

    /// <summary>What an objective serves, as far as it is in the tree.</summary>
    public IReadOnlyList<TreeLink> ParentsOf(Guid id) => _parents.GetValueOrDefault(id) ?? [];

    /// <summary>0 for what serves nothing, otherwise one below the lowest parent.</summary>
    public Dictionary<Guid, int> Levels()
    {
        var levels = new Dictionary<Guid, int>(Ids.Length);
        foreach (var id in Ids)
        {
            LevelOf(id);
        }

        return levels;

        int LevelOf(Guid id)
        {
            if (!levels.TryGetValue(id, out var level))
            {
                levels[id] = level = ParentsOf(id).Select(p => LevelOf(p.Id) + 1).DefaultIfEmpty(0).Max();
            }

            return level;
        }
    }

    private async Task ReadLinksAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var present = Ids.ToHashSet();
        var links = await connection.ReadAsync(
            Links, [Ids], r => (Child: r.Id(), Link: new TreeLink(r.Id(), r.Word<Relation>(), r.Number())), ct);
        foreach (var (child, link) in links.Where(l => present.Contains(l.Link.Id)))
        {
            (_parents.TryGetValue(child, out var list) ? list : _parents[child] = []).Add(link);
        }
    }
}
