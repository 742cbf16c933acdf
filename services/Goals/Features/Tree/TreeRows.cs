using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Tree;

/// <summary>An objective of the tree.</summary>
/// <param name="Title">None when the caller may only know that it is there.</param>
/// <param name="IsHidden">Private, or beyond the unit of a limited token. Then without a title it does not appear at all.</param>
/// <param name="IsAsked">One that was asked for; the others are there for what they serve or what serves them.</param>
internal sealed record TreeRow(Guid Id, string? Title, bool IsHidden, Guid UnitId, Guid OwnerId, bool IsAsked);

/// <summary>The objectives of a cycle and the links between them, with what is above and below them in other cycles.</summary>
internal sealed class TreeRows
{
    /// <summary>Public ones need no look at rights, which leaves the question to few.</summary>
    private const string Columns = $"{PaceHeads.Columns}, {OfPerson}";

    private const string OfPerson =
        """
        case when (o.visibility = 'public' and r.reached) or o.id in (select v.id from visible_objective($1, $3::uuid) v) then o.title end,
        o.visibility = 'private' or not r.reached, o.owner_id
        """;

    private const string Joins =
        $"""
        {PaceHeads.Joins}
        cross join lateral (
            select $3::uuid is null or o.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = $3::uuid) as reached) r
        """;

    private const string OfCycle =
        $"""
        select {Columns}, $4 = '00000000-0000-0000-0000-000000000000'
            or o.unit_id in (select b.id from unit_below_at($4, $5) b)
            or o.id in (select j.objective_id from unit_below_at($4, $5) b join co_owner j on j.unit_id = b.id)
        from objective o {Joins} where o.cycle_id = $2
        """;

    private const string Links =
        """
        select a.child_id, a.parent_id, a.relation, a.weight, a.parent_key_result_id
        from alignment a join objective c on c.id = a.child_id
        where c.cycle_id = $1
        union all
        select a.child_id, a.parent_id, a.relation, a.weight, a.parent_key_result_id
        from alignment a join objective p on p.id = a.parent_id join objective c on c.id = a.child_id
        where p.cycle_id = $1 and c.cycle_id <> $1
        """;

    private const string OfIds = $"select {Columns}, $4 from unnest($2) as i (id) join objective o on o.id = i.id {Joins}";

    private const string LinksOfIds = "select child_id, parent_id, relation, weight, parent_key_result_id from alignment where child_id = any($1) or parent_id = any($1)";

    private readonly Dictionary<Guid, TreeRow> _nodes = [];
    private readonly Dictionary<(Guid Child, Guid Parent), TreeLink> _links = [];
    private readonly Dictionary<Guid, List<TreeLink>> _parents = [];
    private readonly Dictionary<Guid, List<Guid>> _children = [];

    /// <summary>All that was read, also what the caller may not know of: it counts in what they see.</summary>
    public PaceHeads Heads { get; } = new();

    public static async Task<TreeRows> ReadAsync(NpgsqlConnection connection, Caller caller, TreeCycle cycle, Guid? unit, CancellationToken ct)
    {
        var tree = new TreeRows();
        var nodes = Sql.Command(OfCycle, caller.PersonId, cycle.Id, caller.Within, unit ?? Guid.Empty, cycle.LastMoment);
        await tree.AddAsync(connection, nodes, Sql.Command(Links, cycle.Id), ct);
        if (tree._links.Keys.Any(l => !tree._nodes.ContainsKey(l.Parent) || !tree._nodes.ContainsKey(l.Child)))
        {
            var beyond = await TreeScope.BeyondAsync(connection, cycle.Id, await TreeScope.UnknownAsync(connection, caller, ct), ct);
            await tree.AddAsync(connection, Sql.Command(OfIds, caller.PersonId, beyond, caller.Within, false), Sql.Command(LinksOfIds, beyond), ct);
        }

        await tree.ConnectAsync(connection, ct);
        return tree;
    }

    /// <summary>Of what is not shown only that it is there.</summary>
    public static async Task<TreeRows> ReadPartAsync(NpgsqlConnection connection, Caller caller, TreePart part, CancellationToken ct)
    {
        var tree = new TreeRows();
        await connection.EachAsync(OfIds, [caller.PersonId, part.Shown, caller.Within, true], tree.AddNode, ct);
        foreach (var edge in part.Links)
        {
            tree.AddUnread(edge.Child);
            tree.AddUnread(edge.Link.Id);
            tree.AddLink(edge);
        }

        await tree.ConnectAsync(connection, ct);
        return tree;
    }

    /// <summary>What an objective serves, as far as it is read and may be known of.</summary>
    public IReadOnlyList<TreeLink> ParentsOf(Guid id) => _parents.GetValueOrDefault(id) ?? [];

    /// <summary>How many serve an objective directly.</summary>
    public int ChildrenOf(Guid id) => _children.GetValueOrDefault(id)?.Count ?? 0;

    /// <summary>None where there is no such objective that the caller may know of.</summary>
    public TreeRow? Find(Guid id) => IsKnown(id) ? _nodes[id] : null;

    /// <summary>Everything that serves an objective: 0 for what does so directly, otherwise how many stand between, by the shortest way.</summary>
    public Dictionary<Guid, int> StepsBelow(Guid id)
    {
        var steps = new Dictionary<Guid, int>();
        var open = new Queue<(Guid Id, int Step)>([(id, 0)]);
        while (open.TryDequeue(out var at))
        {
            foreach (var child in (_children.GetValueOrDefault(at.Id) ?? []).Where(c => steps.TryAdd(c, at.Step)))
            {
                open.Enqueue((child, at.Step + 1));
            }
        }

        return steps;
    }

    /// <summary>
    /// What was asked for, everything that it serves and everything that serves it, as far as it may be known of. One
    /// that only its unit may see appears where it serves something.
    /// </summary>
    public List<TreeRow> Chosen()
    {
        var asked = _nodes.Values.Where(n => n.IsAsked).Select(n => n.Id).ToList();
        var chosen = Reach(asked, id => ParentsOf(id).Select(p => p.Id));
        chosen.UnionWith(Reach(asked, id => _children.GetValueOrDefault(id) ?? []));
        return [.. chosen.Select(id => _nodes[id]).Where(n => n.Title is not null || (!n.IsHidden && ParentsOf(n.Id).Count > 0))];
    }

    /// <summary>0 for what serves nothing, otherwise one below the lowest parent.</summary>
    public Dictionary<Guid, int> Levels()
    {
        var levels = new Dictionary<Guid, int>(_nodes.Count);
        foreach (var id in _nodes.Keys)
        {
            LevelOf(id);
        }

        return levels;

        int LevelOf(Guid id)
        {
            if (!levels.TryGetValue(id, out var level))
            {
                foreach (var parent in ParentsOf(id))
                {
                    level = Math.Max(level, LevelOf(parent.Id) + 1);
                }

                levels[id] = level;
            }

            return level;
        }
    }

    private static HashSet<Guid> Reach(List<Guid> from, Func<Guid, IEnumerable<Guid>> next)
    {
        var seen = from.ToHashSet();
        var open = new Stack<Guid>(from);
        while (open.TryPop(out var id))
        {
            foreach (var further in next(id).Where(seen.Add))
            {
                open.Push(further);
            }
        }

        return seen;
    }

    private async Task AddAsync(NpgsqlConnection connection, NpgsqlBatchCommand nodes, NpgsqlBatchCommand links, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { nodes, links } };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.EachAsync(AddNode, ct);
        await rows.NextEachAsync(row => AddLink(TreeEdge.Read(row)), ct);
    }

    private void AddNode(Columns row)
    {
        var head = PaceHeads.ReadHead(row);
        var node = new TreeRow(head.Id.Value, row.MaybeText(), row.Next<bool>(), head.UnitId, row.Id(), row.Next<bool>());
        _nodes.TryAdd(node.Id, node);
        Heads.Add(head);
    }

    private void AddUnread(Guid id) => _nodes.TryAdd(id, new TreeRow(id, null, IsHidden: false, default, default, IsAsked: false));

    private void AddLink(TreeEdge edge) => _links.TryAdd((edge.Child, edge.Link.Id), edge.Link);

    /// <summary>Links lead only between objectives of which the caller may know.</summary>
    private async Task ConnectAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await Heads.CompleteAsync(connection, ct);
        foreach (var ((child, parent), link) in _links)
        {
            if (IsKnown(child) && IsKnown(parent))
            {
                (_parents.TryGetValue(child, out var above) ? above : _parents[child] = new List<TreeLink>(2)).Add(link);
                (_children.TryGetValue(parent, out var below) ? below : _children[parent] = []).Add(child);
            }
        }
    }

    private bool IsKnown(Guid id) => _nodes.TryGetValue(id, out var node) && node is not { Title: null, IsHidden: true };
}
