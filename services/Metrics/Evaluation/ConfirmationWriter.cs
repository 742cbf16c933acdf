using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>
/// Finds what is confirmed after the values of a batch, and restates it in the stored periods after them: from what is
/// stored before the first changed one, or from the beginning where the rule is another. Judges on the way what is over by now.
/// </summary>
internal sealed class ConfirmationWriter(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now)
{
    /// <summary>Rows that are held at once: another rule brings back everything that a series ever was.</summary>
    private const int MostRows = 50_000;

    private const string Stored =
        """
        select r.n::int - 1, p.start, p.health, coalesce(p.confirmation, 0), case when p.health is null and not p.provisional then p.value end, p.before
        from unnest($1, $2, $3) with ordinality r(series, running, first, n)
        cross join lateral (
            select least(r.first, (
                select min(start) from metric_period
                where series = r.series and start < r.running and health is null and value is not null and not provisional)) as first
            offset 0
        ) f
        cross join lateral (
            (select start, health, confirmation, value, provisional, true as before from metric_period
             where series = r.series and start < f.first and confirmation is not null
             order by start desc limit 1)
            union all
            (select start, health, confirmation, value, provisional, false from metric_period
             where series = r.series and start >= f.first
             order by start)
        ) p
        limit $4
        """;

    private const string Restate =
        """
        update metric_period p set health = r.health, confirmation = r.confirmation
        from unnest($1, $2, $3, $4) r(series, start, health, confirmation)
        where p.series = r.series and p.start = r.start
        """;

    /// <summary>What is no longer provisional is judged like a period that has just come to its end.</summary>
    private const string Reweigh =
        """
        update metric_period p set provisional = p.coverage < r.enough, health = null
        from unnest($1, $2) r(series, enough)
        where p.series = r.series and p.coverage is not null and p.provisional <> (p.coverage < r.enough)
        returning p.series, p.start
        """;

    private readonly Dictionary<int, DateOnly> _reweighed = [];
    private readonly List<int> _series = [];
    private readonly List<RestatedPeriod> _restated = [];
    private readonly List<StoredPeriod> _stored = [];

    /// <param name="subjects">By series; each learns what is confirmed.</param>
    /// <param name="values">Learn what is confirmed after them.</param>
    public async Task CarryAsync(List<Subject> subjects, JudgedValues values, CancellationToken ct)
    {
        await ReweighAsync(subjects.FindAll(s => s.EnoughWeightBefore != s.Policy.EnoughWeight), ct);
        for (int place = 0, most = MostRows; place < subjects.Count;)
        {
            var next = await CarryFromAsync(subjects, values, place, most, ct);
            most = next == place ? most * 2 : MostRows;
            place = next;
            await RestateAsync(ct);
        }
    }

    private async Task ReweighAsync(List<Subject> subjects, CancellationToken ct)
    {
        if (subjects.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Reweigh, connection, transaction);
        command.Parameters.Add(Column.Of(subjects, NpgsqlDbType.Integer, s => s.Series));
        command.Parameters.Add(Column.Of(subjects, NpgsqlDbType.Numeric, s => s.Policy.EnoughWeight));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (series, start) = (reader.GetInt32(0), await reader.GetFieldValueAsync<DateOnly>(1, ct));
            _reweighed[series] = _reweighed.TryGetValue(series, out var first) && first < start ? first : start;
        }
    }

    /// <summary>Carries on as many subjects as fit; tells the place of the first that did not.</summary>
    private async Task<int> CarryFromAsync(List<Subject> subjects, JudgedValues values, int from, int most, CancellationToken ct)
    {
        var places = Enumerable.Range(from, subjects.Count - from).ToList();
        await using var command = new NpgsqlCommand(Stored, connection, transaction);
        command.Parameters.Add(Column.Of(places, NpgsqlDbType.Integer, p => subjects[p].Series));
        command.Parameters.Add(Column.Of(places, NpgsqlDbType.Date, p => subjects[p].Calendar.RunningAt(now).Start));
        command.Parameters.Add(Column.Of(places, NpgsqlDbType.Date, p => FirstOf(subjects[p], values.FirstOf(p))));
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (place, rows, start) = (from, 0, Confirmation.From(Health.Green));
        _stored.Clear();
        for (; await reader.ReadAsync(ct); rows++)
        {
            for (; place < from + reader.GetInt32(0); place++)
            {
                Carry(subjects[place], values, values.Of(place), start);
                start = Confirmation.From(Health.Green);
                _stored.Clear();
            }

            if (reader.GetBoolean(5))
            {
                start = Confirmation.Of(reader.GetInt64(3));
            }
            else
            {
                _stored.Add(await ReadAsync(subjects[place], reader, ct));
            }
        }

        for (; place < subjects.Count && rows < most; place++)
        {
            Carry(subjects[place], values, values.Of(place), start);
            start = Confirmation.From(Health.Green);
            _stored.Clear();
        }

        return place;
    }

    /// <summary>The day from which on something may be confirmed otherwise than before; none where nothing is.</summary>
    private DateOnly? FirstOf(Subject subject, DateOnly? changed) =>
        subject.HasAnotherRule ? DateOnly.MinValue
        : _reweighed.TryGetValue(subject.Series, out var start) && !(changed < start) ? start
        : changed;

    private async Task<StoredPeriod> ReadAsync(Subject subject, NpgsqlDataReader row, CancellationToken ct)
    {
        var (start, state) = (await row.GetFieldValueAsync<DateOnly>(1, ct), row.GetInt64(3));
        if (!await row.IsDBNullAsync(2, ct))
        {
            return new StoredPeriod(start, Word.Parse<Health>(row.GetString(2)), state);
        }

        var late = await row.IsDBNullAsync(4, ct) ? null : subject.Judge(subject.Calendar.StartingOn(start), row.GetDecimal(4), now);
        return new StoredPeriod(start, late, state, IsNews: late is not null && !(start <= subject.Before.LatestPeriod));
    }

    private void Carry(Subject subject, JudgedValues values, Range range, Confirmation start)
    {
        if (_stored.Count == 0 && range.Start.Equals(range.End) && !subject.HasAnotherRule)
        {
            return;
        }

        var carried = Restatement.Of(
            subject.Rule, start, CollectionsMarshal.AsSpan(_stored), values.Starts.AsSpan(range), values.Healths.AsSpan(range), values.States.AsSpan(range), period =>
            {
                _series.Add(subject.Series);
                _restated.Add(period);
            });
        subject.Confirmed = carried.After.Confirmed;

        // What another rule, or another share of the weight, makes of the same values is no news of them.
        subject.ConfirmedBefore = subject.HasAnotherRule || _reweighed.ContainsKey(subject.Series) ? carried.Before.Confirmed : subject.Before.Confirmed;
    }

    private async Task RestateAsync(CancellationToken ct)
    {
        if (_restated.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Restate, connection, transaction);
        command.Parameters.Add(new() { Value = _series.ToArray() });
        command.Parameters.Add(Column.Of(_restated, NpgsqlDbType.Date, r => r.Start));
        command.Parameters.Add(Column.Of(_restated, NpgsqlDbType.Text, r => r.Health is { } health ? Word.Of(health) : null));
        command.Parameters.Add(Column.Of(_restated, NpgsqlDbType.Bigint, r => r.State == 0 ? (long?)null : r.State));
        await command.ExecuteNonQueryAsync(ct);
        _series.Clear();
        _restated.Clear();
    }
}
