using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>
/// Judges the gains that are watched. The level that an OKR has reached is shown beside the baseline, becomes it when it has
/// held, and goes when it has not. Thresholds are only ever proposed.
/// </summary>
internal static class GainWriter
{
    private const string Baselines =
        """
        insert into baseline as b (id, metric_id, value, valid_from, state, origin, facts, made_at, decided_at)
        select id, metric_id, value, valid_from, state, 'objective', null, $6, case when state <> 'provisional' then $6::timestamptz end
        from unnest($1, $2, $3, $4, $5) n(id, metric_id, value, valid_from, state)
        on conflict (id) do update set value = excluded.value, state = excluded.state, decided_at = excluded.decided_at
        where (b.value, b.state) is distinct from (excluded.value, excluded.state)
        """;

    private const string Withdraw = "update baseline set state = 'withdrawn', decided_at = $2 where id = any($1) and state = 'provisional'";

    private const string Watches =
        """
        update hold_watch w set
            state = n.state, state_since = case when w.state = n.state then w.state_since else $6 end, facts = n.facts::jsonb,
            baseline_id = n.baseline_id, judged_at = case when n.final then $6::timestamptz end
        from unnest($1, $2, $3, $4, $5) n(key_result_id, state, facts, baseline_id, final)
        where w.key_result_id = n.key_result_id
        """;

    /// <summary>A proposal that nobody has decided gives way to the newer one.</summary>
    private const string Outdate = "update threshold_proposal set state = 'withdrawn', decided_at = $2 where metric_id = any($1) and state = 'proposed'";

    private const string Propose =
        """
        insert into threshold_proposal (id, metric_id, key_result_id, was, proposed, shift, state, made_at)
        select distinct on (metric_id) id, metric_id, key_result_id, was::jsonb, proposed::jsonb, shift, 'proposed', $7
        from unnest($1, $2, $3, $4, $5, $6) n(id, metric_id, key_result_id, was, proposed, shift)
        """;

    private const string Remember =
        """
        insert into audit_entry (action, subject_type, subject_id, version, changes, reason)
        select 'changed', 'Metric', m.id, m.version, jsonb_build_object('baseline', jsonb_build_array(null, n.value)), 'What an objective had gained has held'
        from unnest($1, $2) n(metric_id, value) join metric m on m.id = n.metric_id
        """;

    /// <summary>What of it the world has to be told.</summary>
    public static async Task<List<object>> JudgeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Subject> subjects, DateTimeOffset now, CancellationToken ct)
    {
        var news = (await GainReader.ReadAsync(connection, transaction, subjects, now, ct)).Where(g => g.IsNews).ToList();
        if (news.Count == 0)
        {
            return [];
        }

        news = news.ConvertAll(g => g.Level is null ? g : g with { BaselineId = g.BaselineId ?? Guid.CreateVersion7() });
        var held = news.FindAll(g => g.State == GainState.Held);
        var shifted = held.Select(g => (Gain: g, To: Shifted(g))).Where(s => s.To is not null).ToList();
        await using var batch = new NpgsqlBatch(connection, transaction);
        AddBaselines(batch, news, now);
        AddWatches(batch, news, now);
        if (held.Count > 0)
        {
            batch.BatchCommands.Add(new(Remember)
            {
                Parameters = { Column.Of(held, NpgsqlDbType.Uuid, g => g.Subject.MetricId), Column.Of(held, NpgsqlDbType.Numeric, g => g.Level) },
            });
        }

        if (shifted.Count > 0)
        {
            AddProposals(batch, shifted.ConvertAll(s => (s.Gain, s.To!)), now);
        }

        await batch.ExecuteNonQueryAsync(ct);
        return
        [
            .. news.Where(g => g.State is GainState.Held or GainState.Regressed)
                .Select(g => IntegrationEvents.GainJudged(g, shifted.Exists(s => s.Gain.KeyResultId == g.KeyResultId), now)),
        ];
    }

    private static void AddBaselines(NpgsqlBatch batch, List<WatchedGain> news, DateTimeOffset now)
    {
        var levels = news.FindAll(g => g.Level is not null);
        batch.BatchCommands.Add(new(Baselines)
        {
            Parameters =
            {
                Column.Of(levels, NpgsqlDbType.Uuid, g => g.BaselineId!.Value),
                Column.Of(levels, NpgsqlDbType.Uuid, g => g.Subject.MetricId),
                Column.Of(levels, NpgsqlDbType.Numeric, g => g.Level),
                Column.Of(levels, NpgsqlDbType.Date, g => g.ClosedOn.AddDays(1)),
                Column.Of(levels, NpgsqlDbType.Text, g => Word.Of(g.State == GainState.Held ? BaselineState.Accepted : BaselineState.Provisional)),
                new() { Value = now.UtcDateTime },
            },
        });
        batch.BatchCommands.Add(new(Withdraw)
        {
            Parameters =
            {
                new() { Value = news.Where(g => g is { Level: null, BaselineId: not null }).Select(g => g.BaselineId!.Value).ToArray() },
                new() { Value = now.UtcDateTime },
            },
        });
    }

    private static void AddWatches(NpgsqlBatch batch, List<WatchedGain> news, DateTimeOffset now) => batch.BatchCommands.Add(new(Watches)
    {
        Parameters =
        {
            Column.Of(news, NpgsqlDbType.Uuid, g => g.KeyResultId),
            Column.Of(news, NpgsqlDbType.Text, g => Word.Of(g.State)),
            Column.Of(news, NpgsqlDbType.Text, g => FactsJson.Of(g.Facts)),
            Column.Of(news, NpgsqlDbType.Uuid, g => g.BaselineId),
            Column.Of(news, NpgsqlDbType.Boolean, g => g.IsFinal),
            new() { Value = now.UtcDateTime },
        },
    });

    private static void AddProposals(NpgsqlBatch batch, List<(WatchedGain Gain, ThresholdBounds To)> shifted, DateTimeOffset now)
    {
        batch.BatchCommands.Add(new(Outdate)
        {
            Parameters = { Column.Of(shifted, NpgsqlDbType.Uuid, s => s.Gain.Subject.MetricId), new() { Value = now.UtcDateTime } },
        });
        batch.BatchCommands.Add(new(Propose)
        {
            Parameters =
            {
                Column.Of(shifted, NpgsqlDbType.Uuid, _ => Guid.CreateVersion7()),
                Column.Of(shifted, NpgsqlDbType.Uuid, s => s.Gain.Subject.MetricId),
                Column.Of(shifted, NpgsqlDbType.Uuid, s => s.Gain.KeyResultId),
                Column.Of(shifted, NpgsqlDbType.Text, s => FactsJson.Of(s.Gain.Subject.Thresholds.Current!.Bounds)),
                Column.Of(shifted, NpgsqlDbType.Text, s => FactsJson.Of(s.To)),
                Column.Of(shifted, NpgsqlDbType.Numeric, s => ShiftOf(s.Gain)),
                new() { Value = now.UtcDateTime },
            },
        });
    }

    private static ThresholdBounds? Shifted(WatchedGain gain) =>
        gain.Subject.Thresholds.Current is { } thresholds ? ShiftedThresholds.Of(thresholds, ShiftOf(gain)) : null;

    private static decimal ShiftOf(WatchedGain gain) => gain.Facts.Achieved!.Value - gain.From;
}
