using Npgsql;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>All that a set of formulas reads: metrics by id, metrics by tag, and the unit tree by date.</summary>
internal sealed class Inputs
{
    private const string Named = $"select {Input.Columns} from metric x {Input.Joins} where x.id = any($1)";

    private const string Tagged = $"select {Input.Columns} from metric x {Input.Joins} where x.tags && $1 and x.status <> 'draft' and x.about_person_id is null";

    private const string Tree = "select unit_id, since, parent_id from unit_placement";

    private readonly Dictionary<Guid, Input> _byId = [];
    private readonly Dictionary<(Guid Root, string Tag), List<Input>> _byTag = [];
    private UnitTree _tree = new([]);

    private Inputs()
    {
    }

    public static async Task<Inputs> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<FormulaHistory> formulas, CancellationToken ct)
    {
        var inputs = new Inputs();
        var ids = formulas.SelectMany(h => h.All).SelectMany(f => f.References).Select(r => Guid.Parse(r.Name)).Distinct().ToArray();
        var tags = formulas.SelectMany(h => h.All).SelectMany(f => f.Tags).Distinct(StringComparer.Ordinal).ToArray();
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new(Named) { Parameters = { new() { Value = ids } } });
        if (tags.Length > 0)
        {
            batch.BatchCommands.Add(new(Tree));
            batch.BatchCommands.Add(new(Tagged) { Parameters = { new() { Value = tags } } });
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        await inputs.ReadNamedAsync(reader, ct);
        if (tags.Length > 0)
        {
            await inputs.ReadTaggedAsync(reader, tags, ct);
        }

        return inputs;
    }

    /// <summary>Metrics by themselves, to be read like inputs.</summary>
    public static async Task<List<Input>> OfSeriesAsync(NpgsqlConnection connection, IReadOnlyCollection<int> series, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select {Input.Columns} from metric x {Input.Joins} where x.series = any($1)", connection);
        command.Parameters.Add(new() { Value = series.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var inputs = new List<Input>();
        while (await reader.ReadAsync(ct))
        {
            inputs.Add(Input.Read(reader, 0));
        }

        return inputs;
    }

    /// <summary>The metric of a name in a stored formula.</summary>
    public Input Of(Reference reference) => _byId[Guid.Parse(reference.Name)];

    /// <summary>All that ever had a place in or below a unit and has the tag, but the metric itself.</summary>
    public IEnumerable<Input> Of(FormulaTask task, string tag) =>
        _byTag.GetValueOrDefault((task.UnitId, tag), []).Where(i => i.Series != task.Series);

    /// <summary>Whether a metric's unit was in or below the unit of a roll-up just before a moment.</summary>
    public bool Counts(Input input, FormulaTask task, DateTimeOffset end) => _tree.IsWithin(input.UnitId, task.UnitId, end);

    /// <summary>Everything that one metric reads today.</summary>
    public IEnumerable<Input> Current(FormulaTask task, DateTimeOffset now) => task.Formulas.Current is not { } formula ? [] : formula.References.Select(Of)
        .Concat(formula.Tags.SelectMany(t => Of(task, t).Where(i => !i.Archived && Counts(i, task, now))))
        .DistinctBy(i => i.Series);

    private async Task ReadNamedAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct))
        {
            var input = Input.Read(reader, 0);
            _byId.Add(input.Id, input);
        }
    }

    private async Task ReadTaggedAsync(NpgsqlDataReader reader, string[] tags, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        var places = new List<(Guid, DateTimeOffset, Guid?)>();
        while (await reader.ReadAsync(ct))
        {
            places.Add((reader.GetGuid(0), new DateTimeOffset(reader.GetDateTime(1)), await reader.IsDBNullAsync(2, ct) ? null : reader.GetGuid(2)));
        }

        _tree = new UnitTree(places);
        await reader.NextResultAsync(ct);
        var above = new Dictionary<Guid, List<Guid>>();
        while (await reader.ReadAsync(ct))
        {
            var input = Input.Read(reader, 0);
            if (!above.TryGetValue(input.UnitId, out var roots))
            {
                above.Add(input.UnitId, roots = [.. _tree.EverAbove(input.UnitId)]);
            }

            foreach (var key in from root in roots from tag in input.Tags.Intersect(tags, StringComparer.Ordinal) select (root, tag))
            {
                if (!_byTag.TryGetValue(key, out var found))
                {
                    _byTag.Add(key, found = []);
                }

                found.Add(input);
            }
        }
    }
}
