using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Files;

/// <summary>What the names in a file stand for, as far as the caller may know of it; looked up once for the whole file.</summary>
internal sealed class FileNames
{
    private readonly Dictionary<string, Guid> _cycles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> _units = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid?> _metrics = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> _objectives = new(StringComparer.Ordinal);
    private readonly HashSet<string> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid, string), Guid?> _keyResults = [];

    public static async Task<FileNames> ReadAsync(NpgsqlConnection connection, IReadOnlyList<FileRow> rows, Caller caller, CancellationToken ct)
    {
        var names = new FileNames();
        var keys = rows.Select(r => r["external_key"]).Concat(rows.SelectMany(r => r.List("parents")).Select(p => FileParent.Of(p).Key)).OfType<string>().Distinct().ToArray();
        await connection.EachAsync(
            "select id, name, id::text from cycle where lower(name) = any($1) or id::text = any($1)", [Lower(rows, "cycle")],
            r => Take(names._cycles, r.Id(), r.Text(), r.Text()), ct);
        await connection.EachAsync(
            "select id, slug from unit where lower(slug) = any($1) and not archived", [Lower(rows, "unit")], r => Take(names._units, r.Id(), r.Text()), ct);
        await connection.EachAsync(
            "select id, email from person where lower(email) = any($1) and active",
            [Lower(rows, "owner").Concat(rows.SelectMany(r => r.List("contributors")).Select(c => c.ToLowerInvariant())).Distinct().ToArray()],
            r => Take(names._people, r.Id(), r.Text()),
            ct);
        await connection.EachAsync(
            """
            select m.id, m.name from metric m join visible_metric($1, $2::uuid) v on v.id = m.id
            where m.status <> 'archived' and (lower(m.name) = any($3) or m.id::text = any($3))
            """,
            [caller.PersonId, caller.Within, Lower(rows, "metric").Concat(rows.SelectMany(r => r.Texts("guardrails")).Select(g => g.ToLowerInvariant())).Distinct().ToArray()],
            r => names.TakeMetric(r.Id(), r.Text()),
            ct);
        await connection.EachAsync(
            """
            select o.id, o.external_key from objective o join visible_objective($1, $2::uuid) v on v.id = o.id
            where o.external_key = any($3) or (o.external_key is null and o.id::text = any($3))
            """,
            [caller.PersonId, caller.Within, keys],
            r => names.TakeObjective(r.Id(), r.MaybeText()),
            ct);
        return names;
    }

    public Guid? Cycle(string? name) => Find(_cycles, name);

    public Guid? Unit(string? slug) => Find(_units, slug);

    public Guid? Person(string? email) => Find(_people, email);

    /// <summary>None also where several have the name.</summary>
    public Guid? Metric(string? name) => name is null ? null : _metrics.GetValueOrDefault(name);

    public Guid? Objective(string key) => Find(_objectives, key);

    /// <summary>It was written here and exported under its id: it is there already.</summary>
    public bool IsById(string key) => _byId.Contains(key);

    /// <summary>None also where several of the objective have the title.</summary>
    public Guid? KeyResult(Guid objective, string title) => _keyResults.GetValueOrDefault((objective, title));

    /// <summary>Looks up the key results of the parents that are served in particular; written by now, if this file writes them.</summary>
    public async Task ReadKeyResultsAsync(NpgsqlConnection connection, IEnumerable<FileParent> parents, CancellationToken ct)
    {
        var served = parents.Where(p => p.KeyResult is not null).Select(p => Objective(p.Key)).OfType<Guid>().ToArray();
        if (served.Length == 0)
        {
            return;
        }

        var found = await connection.ReadAsync(
            "select objective_id, title, id from key_result where objective_id = any($1) and not retired order by id", [served],
            r => (Key: (r.Id(), r.Text()), Id: r.Id()), ct);
        foreach (var same in found.GroupBy(k => k.Key, k => k.Id))
        {
            _keyResults[same.Key] = same.Count() == 1 ? same.Single() : null;
        }
    }

    public void Take(string key, Guid objective) => _objectives[key] = objective;

    private static Guid? Find(Dictionary<string, Guid> names, string? name) => name is not null && names.TryGetValue(name, out var id) ? id : null;

    private static void Take(Dictionary<string, Guid> names, Guid id, params ReadOnlySpan<string> all)
    {
        foreach (var name in all)
        {
            names[name] = id;
        }
    }

    private void TakeMetric(Guid id, string name)
    {
        _metrics[name] = _metrics.ContainsKey(name) ? null : id;
        _metrics[id.ToString()] = id;
    }

    private void TakeObjective(Guid id, string? key)
    {
        _objectives[key ?? id.ToString()] = id;
        if (key is null)
        {
            _byId.Add(id.ToString());
        }
    }

    private static string[] Lower(IReadOnlyList<FileRow> rows, string column) =>
        [.. rows.Select(r => r[column]?.ToLowerInvariant()).OfType<string>().Distinct()];
}

/// <summary>A parent as a file names it: <c>key</c>, <c>key|supports</c>, <c>key|contributes|2</c> or <c>key|contributes|2|its key result</c>.</summary>
internal sealed record FileParent(string Key, string? Relation, string? Weight, string? KeyResult)
{
    public static FileParent Of(string text)
    {
        var fields = FileText.Fields(text);
        return new(fields[0] ?? "", fields.ElementAtOrDefault(1), fields.ElementAtOrDefault(2), fields.ElementAtOrDefault(3));
    }
}
