using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>Those series of a batch that a formula makes: where their values come from, when they are complete, when stale.</summary>
internal sealed class ComputedSubjects
{
    private const string Revisions =
        """
        select m.series, f.valid_from, f.expression
        from formula_revision f join metric m on m.id = f.metric_id
        where m.series = any($1) and f.valid_from <= $2
        """;

    /// <summary>From the first to the last day that any input of a series has a value for.</summary>
    private const string Extents =
        """
        select e.series, min(p.first), max(p.last)
        from unnest($1, $2) e(series, input)
        cross join lateral (
            select (select start from metric_period where series = e.input and value is not null order by start limit 1) as first,
                   (select start from metric_period where series = e.input and value is not null order by start desc limit 1) as last
        ) p
        where p.first is not null
        group by e.series
        """;

    private const string Known = "select series, start from metric_period where series = any($1)";

    private const string UpdateStates =
        """
        update metric_state s set zones = string_to_array(n.zones, ','), provisional = n.provisional
        from unnest($1, $2, $3) n(series, zones, provisional)
        where s.series = n.series
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<Subject, (FormulaTask Task, List<Input> Inputs)> _subjects = [];
    private Inputs? _inputs;

    private ComputedSubjects(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now)
    {
        _connection = connection;
        _transaction = transaction;
        _now = now;
    }

    /// <summary>Finds them, and tells each the time zones it waits for.</summary>
    public static async Task<ComputedSubjects> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Subject> subjects, DateTimeOffset now, CancellationToken ct)
    {
        var computed = new ComputedSubjects(connection, transaction, now);
        var histories = await ReadHistoriesAsync(connection, transaction, [.. subjects.Keys], null, ct);
        if (histories.Count == 0)
        {
            return computed;
        }

        computed._inputs = await Inputs.ReadAsync(connection, transaction, histories.Values, ct);
        foreach (var (series, history) in histories)
        {
            computed.Add(subjects[series], history);
        }

        return computed;
    }

    /// <summary>The formulas of those series that ever had one, or had one by a past moment.</summary>
    public static async Task<Dictionary<int, FormulaHistory>> ReadHistoriesAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, int[] series, DateTimeOffset? asOf, CancellationToken ct)
    {
        var revisions = new List<(int Series, FormulaRevision Revision)>();
        await using var command = new NpgsqlCommand(Revisions, connection, transaction);
        command.Parameters.Add(new() { Value = series });
        command.Parameters.Add(new() { Value = asOf?.UtcDateTime ?? DateTime.MaxValue, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            revisions.Add((reader.GetInt32(0), new FormulaRevision(
                await reader.GetFieldValueAsync<DateTimeOffset>(1, ct), await reader.IsDBNullAsync(2, ct) ? null : reader.GetString(2))));
        }

        return revisions.GroupBy(r => r.Series, r => r.Revision).ToDictionary(g => g.Key, g => new FormulaHistory(g));
    }

    /// <summary>The values of the batch: what formulas make stands in the place of what was found among observations.</summary>
    public async Task<List<PeriodNow>> ReplaceAsync(List<PeriodNow> values, CancellationToken ct)
    {
        var changed = _subjects.Where(s => s.Key.Changed is not null).ToDictionary(s => s.Key.Series, s => s.Key);
        if (changed.Count == 0)
        {
            return values;
        }

        var stored = await ReadKnownAsync([.. changed.Values.Select(s => s.Series)], ct);
        var computing = new ComputedPeriods(_inputs!, new StoredValues(_connection, _transaction).ReadAsync, _now);
        var periods = await computing.OfAsync(await WithDaysAsync(changed, computing, ct), ct);
        var made = periods
            .Where(p => p.Result.Value is not null || stored.Contains((p.Task.Series, p.Period.Start)))
            .Select(p => new PeriodNow(changed[p.Task.Series], p.Period, p.Result.Value, p.Result.Coverage));
        var lost = changed.Values.SelectMany(s => Unmade(_subjects[s].Task, s, stored));
        return [.. made.Concat(values.Where(v => !IsMade(v))).Concat(lost).DistinctBy(v => (v.Subject.Series, v.Period.Start))];
    }

    /// <summary>A computed metric is stale if any input is, and due when the first of them is.</summary>
    public void Age()
    {
        foreach (var (subject, (_, inputs)) in _subjects)
        {
            if (subject.Headline is { Freshness: { } freshness } headline)
            {
                var due = inputs.Where(i => i.Due is not null).Select(i => i.Due!.Value).Append(freshness.Due).Min();
                subject.Headline = headline with { Freshness = freshness with { Due = due, Stale = freshness.Stale || inputs.Exists(i => i.Stale) } };
            }
        }
    }

    /// <summary>Stores what only computed metrics have.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        if (_subjects.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(UpdateStates, _connection, _transaction);
        command.Parameters.Add(new() { Value = _subjects.Keys.Select(s => s.Series).ToArray() });
        command.Parameters.Add(new() { Value = _subjects.Keys.Select(s => string.Join(',', ZonesOf(s))).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = _subjects.Keys.Select(s => s.Headline!.Provisional).ToArray() });
        await command.ExecuteNonQueryAsync(ct);
    }

    private void Add(Subject subject, FormulaHistory history)
    {
        var task = new FormulaTask(subject.Series, subject.UnitId, subject.Calendar, history, DaysOf(subject));
        var inputs = _inputs!.Current(task, _now).ToList();
        var others = inputs.SelectMany(i => i.Zones).Distinct(StringComparer.Ordinal).Where(z => z != subject.Calendar.Zone.Id);
        subject.Calendar = subject.Calendar with { Others = [.. others.Order(StringComparer.Ordinal).Select(TimeZoneInfo.FindSystemTimeZoneById)] };
        _subjects.Add(subject, (task with { Calendar = subject.Calendar }, inputs));
    }

    /// <summary>The days that changed; today where everything did, which is replaced when it is known how much that is.</summary>
    private (DateOnly From, DateOnly To) DaysOf(Subject subject)
    {
        var stretch = subject.Changed is { IsEverything: false } changed ? changed : new Stretch(_now.UtcDateTime, _now.UtcDateTime);
        return (subject.Calendar.DayAt(new DateTimeOffset(stretch.From)), subject.Calendar.DayAt(new DateTimeOffset(stretch.To)));
    }

    /// <summary>Where everything is to be computed: from the first value of any input to the last, or to today.</summary>
    private async Task<List<FormulaTask>> WithDaysAsync(Dictionary<int, Subject> changed, ComputedPeriods computing, CancellationToken ct)
    {
        var tasks = changed.Values.Select(s => _subjects[s].Task).ToList();
        var whole = tasks.Where(t => changed[t.Series].Changed is { IsEverything: true }).ToList();
        if (whole.Count == 0)
        {
            return tasks;
        }

        var reads = whole.SelectMany(t => computing.RangesOf(t).Select(r => r.Input.Series).Distinct().Select(input => (t.Series, Input: input))).ToList();
        var days = new Dictionary<int, (DateOnly From, DateOnly To)>();
        await using var command = new NpgsqlCommand(Extents, _connection, _transaction);
        command.Parameters.Add(new() { Value = reads.ConvertAll(r => r.Series).ToArray() });
        command.Parameters.Add(new() { Value = reads.ConvertAll(r => r.Input).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            days.Add(reader.GetInt32(0), (await reader.GetFieldValueAsync<DateOnly>(1, ct), await reader.GetFieldValueAsync<DateOnly>(2, ct)));
        }

        return tasks.ConvertAll(t => days.TryGetValue(t.Series, out var d) ? t with { Days = (d.From, d.To > t.Days.To ? d.To : t.Days.To) } : t);
    }

    private static IEnumerable<string> ZonesOf(Subject subject) => subject.Calendar.Others.Prepend(subject.Calendar.Zone).Select(z => z.Id);

    private bool IsMade(PeriodNow value) => _subjects.TryGetValue(value.Subject, out var found)
        && found.Task.Formulas.ValidAt(value.Subject.Calendar.EndOf(value.Period)) is not null
        && (value.Subject.Changed is { IsEverything: false } || value.Value is not null);

    /// <summary>Stored periods that no formula makes any more: what is not found among observations either has lost its value.</summary>
    private static IEnumerable<PeriodNow> Unmade(FormulaTask task, Subject subject, HashSet<(int Series, DateOnly Start)> stored) => stored
        .Where(s => s.Series == task.Series && s.Start >= subject.Calendar.PeriodOf(task.Days.From).Start && s.Start <= task.Days.To)
        .Select(s => subject.Calendar.StartingOn(s.Start))
        .Where(p => task.Formulas.ValidAt(subject.Calendar.EndOf(p)) is null)
        .Select(p => new PeriodNow(subject, p, null));

    private async Task<HashSet<(int Series, DateOnly Start)>> ReadKnownAsync(int[] series, CancellationToken ct)
    {
        var known = new HashSet<(int, DateOnly)>();
        await using var command = new NpgsqlCommand(Known, _connection, _transaction);
        command.Parameters.Add(new() { Value = series });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            known.Add((reader.GetInt32(0), await reader.GetFieldValueAsync<DateOnly>(1, ct)));
        }

        return known;
    }
}
