using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Keeps at most one proposal of a metric open, as its latest periods say. It never sets a baseline: people do.</summary>
internal static class BaselineWriter
{
    /// <summary>Only what the periods proposed: what a closed OKR proposes stays until somebody decides.</summary>
    private const string Withdraw =
        "update baseline set state = 'withdrawn', decided_at = $2 where metric_id = any($1) and state = 'proposed' and origin = 'periods'";

    private const string Propose =
        """
        insert into baseline (id, metric_id, value, valid_from, state, origin, facts, made_at)
        select id, metric_id, value, valid_from, 'proposed', 'periods', facts::jsonb, $6
        from unnest($1, $2, $3, $4, $5) b(id, metric_id, value, valid_from, facts)
        on conflict (metric_id) where state = 'proposed' do nothing
        """;

    public static async Task WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<Subject> subjects, DateTimeOffset now, CancellationToken ct)
    {
        var changed = subjects.Where(s => s.Findings is not null).Select(s => (Subject: s, Open: WantedOf(s))).Where(c => c.Open != StandingOf(c.Subject)).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new(Withdraw)
        {
            Parameters = { new() { Value = changed.ConvertAll(c => c.Subject.MetricId).ToArray() }, new() { Value = now.UtcDateTime } },
        });
        if (changed.Where(c => c.Open is not null).Select(c => c.Subject).ToList() is { Count: > 0 } proposed)
        {
            batch.BatchCommands.Add(ProposeOf(proposed, now));
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private static decimal? StandingOf(Subject subject) => Level(subject, BaselineState.Proposed);

    /// <summary>A proposal stays as it is while the level does not noticeably leave it: a person may be looking at it.</summary>
    private static decimal? WantedOf(Subject subject)
    {
        var (proposal, standing) = (subject.Findings!.Proposal, StandingOf(subject));
        var wanted = ProposalDecision.Of(proposal, Level(subject, BaselineState.Accepted), Level(subject, BaselineState.Declined)).Open;
        return wanted is not null && standing is not null && !proposal!.DiffersFrom(standing) ? standing : wanted;
    }

    private static decimal? Level(Subject subject, BaselineState state) => subject.Levels.TryGetValue(state, out var level) ? level : null;

    private static NpgsqlBatchCommand ProposeOf(List<Subject> subjects, DateTimeOffset now) => new(Propose)
    {
        Parameters =
        {
            new() { Value = subjects.ConvertAll(_ => Guid.CreateVersion7()).ToArray() },
            new() { Value = subjects.ConvertAll(s => s.MetricId).ToArray() },
            new() { Value = subjects.ConvertAll(s => s.Findings!.Proposal!.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric },
            new() { Value = subjects.ConvertAll(s => s.Findings!.Proposal!.Points[0].Start).ToArray() },
            new() { Value = subjects.ConvertAll(s => FactsJson.Of(s.Findings!.Proposal)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = now.UtcDateTime },
        },
    };
}
