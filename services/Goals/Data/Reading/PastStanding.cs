using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>What a reading of the past says, and what it cannot.</summary>
/// <param name="AsOf">What had been recorded by this moment.</param>
/// <param name="ChangedSince">How many of these objectives have been edited since: what they say of themselves is of today.</param>
/// <param name="Missing">What is not on record and so not shown, or shown as it is today.</param>
public sealed record PastNote(DateTimeOffset AsOf, int ChangedSince, IReadOnlyList<string> Missing);

/// <summary>An objective as it was believed to stand.</summary>
/// <param name="Progress">Of the values, weights, links and policies that were known then, because it was computed then.</param>
/// <param name="KeyResults">How many it has today.</param>
internal sealed record PastObjective(Guid Id, ObjectiveKind Kind, Lifecycle Lifecycle, decimal? Progress, decimal? Raw, decimal Coverage, int KeyResults);

/// <summary>
/// Objectives as they stood at a moment, from what was written down then and nothing else: every progress that was ever computed
/// with the moment it was recorded, and the history of their lifecycle.
/// </summary>
internal sealed class PastStanding
{
    private static readonly string[] s_always =
    [
        "values, progress and health of key results: only what objectives made of them is on record",
        "pace, what was expected, confidence and the policies that judged them",
        "rights: they are always today's",
    ];

    private const string Edited = "titles, owners, weights and links of those that were edited since: they are shown as today, though the progress is of those of then";

    /// <summary>
    /// The history keeps an enum as its number. Where it is no longer kept an objective was there already, in the lifecycle that the
    /// next change since changed, or in that of today.
    /// </summary>
    private const string Then =
        """
        select o.id, o.kind, coalesce(h.lifecycle, n.lifecycle), o.lifecycle, p.progress, p.raw, coalesce(p.coverage, 0),
               (select count(*)::int from key_result k where k.objective_id = o.id and not k.retired),
               exists (select 1 from audit_entry a where a.subject_id = o.id and a.at > $2)
        from unnest($1) as i (id)
        join objective o on o.id = i.id
        join lateral (select min(a.at) as at from audit_entry a where a.subject_id = o.id and a.action = 'created') born on born.at is null or born.at <= $2
        left join lateral (
            select (a.changes -> 'lifecycle' ->> 1)::int as lifecycle from audit_entry a
            where a.subject_id = o.id and a.at <= $2 and a.changes ? 'lifecycle' order by a.seq desc limit 1) h on true
        left join lateral (
            select (a.changes -> 'lifecycle' ->> 0)::int as lifecycle from audit_entry a
            where a.subject_id = o.id and a.at > $2 and a.changes ? 'lifecycle' order by a.seq limit 1) n on true
        left join lateral (
            select r.progress, r.raw, r.coverage from progress_revision r
            where r.objective_id = o.id and r.recorded_at <= $2 order by r.revision desc limit 1) p on true
        """;

    private readonly Dictionary<Guid, PastObjective> _objectives = [];

    private PastStanding(DateTimeOffset asOf, int changed) =>
        Note = new PastNote(asOf, changed, changed == 0 ? s_always : [.. s_always, Edited]);

    public PastNote Note { get; }

    /// <summary>None where it was not there yet.</summary>
    public PastObjective? Of(Guid id) => _objectives.GetValueOrDefault(id);

    public static async Task<PastStanding> ReadAsync(NpgsqlConnection connection, Guid[] ids, DateTimeOffset asOf, CancellationToken ct)
    {
        var rows = await connection.ReadAsync(
            Then,
            [ids, asOf.ToUniversalTime()],
            r => (Objective: new PastObjective(
                r.Id(), r.Word<ObjectiveKind>(), LifecycleOf(r.Maybe<int>(), r.Word<Lifecycle>()), r.Maybe<decimal>(), r.Maybe<decimal>(), r.Number(), r.Next<int>()), Changed: r.Next<bool>()),
            ct);
        var past = new PastStanding(asOf, rows.Count(r => r.Changed));
        rows.ForEach(r => past._objectives[r.Objective.Id] = r.Objective);
        return past;
    }

    private static Lifecycle LifecycleOf(int? recorded, Lifecycle today) => recorded is { } number ? (Lifecycle)number : today;
}
