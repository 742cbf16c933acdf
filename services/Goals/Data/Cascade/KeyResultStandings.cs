using Npgsql;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>
/// The key results of an objective as pace sees them, kept in arrays beside its progress and written in the same
/// transaction. Everybody who judges a pace reads them there, whether of one objective or of five thousand.
/// </summary>
internal static class KeyResultStandings
{
    /// <summary>The select list of <see cref="Read"/>, from <c>objective_progress p</c>.</summary>
    public const string Columns = "p.key_results, p.weights, p.cadences, p.raws, p.periods, p.confidences";

    /// <summary>For objectives whose progress has just been written.</summary>
    public const string Write =
        $"""
        update objective_progress p set (key_results, weights, cadences, raws, periods, confidences) =
            (s.key_results, s.weights, s.cadences, s.raws, s.periods, s.confidences)
        from unnest($1) as i (id) cross join lateral ({Now}) s
        where p.objective_id = i.id and {Differs}
        """;

    /// <summary>Those of some objectives that are not what a new computation would store.</summary>
    public const string Wrong =
        $"""
        select i.id from unnest($1) as i (id) cross join lateral ({Now}) s
        join objective_progress p on p.objective_id = i.id where {Differs}
        """;

    /// <summary>Of <c>key_result k</c> with <c>metric m</c>; none where the value is entered by hand.</summary>
    public const string Cadence = "case when k.measure = 'metric' then coalesce(m.cadence, 'quarterly') end";

    private const string Now =
        $"""
        select array_agg(k.id order by k.position) as key_results, array_agg(k.weight order by k.position) as weights,
            array_agg({Cadence} order by k.position) as cadences,
            array_agg(v.raw order by k.position) as raws, array_agg(v.period order by k.position) as periods,
            array_agg(v.confidence order by k.position) as confidences
        from key_result k
        left join metric m on m.id = k.metric_id
        left join key_result_value v on v.key_result_id = k.id
        where k.objective_id = i.id and not k.retired
        """;

    private const string Differs =
        $"({Columns}) is distinct from (s.key_results, s.weights, s.cadences, s.raws, s.periods, s.confidences)";

    public static IReadOnlyList<PaceKeyResult> Read(Columns row)
    {
        var (ids, weights, cadences) = (row.Many<Guid>(), row.Many<decimal>(), row.Many<string?>());
        var (raws, periods, confidences) = (row.Many<decimal?>(), row.Many<DateOnly?>(), row.Many<decimal?>());
        var all = new PaceKeyResult[ids.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var rhythm = Rhythms.OfCadence(cadences[i]);
            DateOnly? until = periods[i] is { } start ? rhythm.EndOf(start) : null;
            all[i] = new PaceKeyResult(new(ids[i]), weights[i], new KeyResultStanding(raws[i], rhythm, until), confidences[i]);
        }

        return all;
    }
}
