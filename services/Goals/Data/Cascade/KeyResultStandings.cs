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
    public const string Columns = "p.key_results, p.weights, p.cadences, p.raws, p.periods, p.confidences, p.shares, p.unreported, p.starts, p.ends";

    /// <summary>For objectives whose progress has just been written.</summary>
    public const string Write =
        $"""
        update objective_progress p set (key_results, weights, cadences, raws, periods, confidences, shares, unreported, starts, ends) =
            (s.key_results, s.weights, s.cadences, s.raws, s.periods, s.confidences, s.shares, s.unreported, s.starts, s.ends)
        from unnest($1) as i (id) cross join lateral ({Now}) s
        where p.objective_id = i.id and {Differs}
        """;

    /// <summary>Those of some objectives that are not what a new computation would store.</summary>
    public const string Wrong =
        $"""
        select i.id from unnest($1) as i (id) cross join lateral ({Now}) s
        join objective_progress p on p.objective_id = i.id where {Differs}
        """;

    /// <summary>Of <c>key_result k</c> with <c>metric m</c>; none where the value is entered by hand, a word of its own for <see cref="Measure.Children"/>.</summary>
    public const string Cadence =
        $"case when k.metric_id is not null then coalesce(m.cadence, 'quarterly') when k.measure = 'children' then '{OfChildren}' end";

    private const string OfChildren = "children";

    private const string HasOwnDates = """(k.start is not null or k."end" is not null)""";

    /// <summary>What few objectives have is no array of nothing in all others: a tree reads them all.</summary>
    private const string Now =
        $"""
        select array_agg(k.id order by k.position) as key_results, array_agg(k.weight order by k.position) as weights,
            array_agg({Cadence} order by k.position) as cadences,
            array_agg(v.raw order by k.position) as raws,
            array_agg(case when k.measure = 'metric' then v.period end order by k.position) as periods,
            array_agg(v.confidence order by k.position) as confidences,
            case when bool_or(v.share is not null) then array_agg(v.share order by k.position) end as shares,
            case when bool_or(v.unreported) then array_agg(v.unreported order by k.position) end as unreported,
            case when bool_or({HasOwnDates}) then array_agg(case when {HasOwnDates} then coalesce(k.start, o.window_start) end order by k.position) end as starts,
            case when bool_or({HasOwnDates}) then array_agg(case when {HasOwnDates} then coalesce(k."end", o.window_end) end order by k.position) end as ends
        from key_result k
        join objective o on o.id = k.objective_id
        left join metric m on m.id = k.metric_id
        left join key_result_value v on v.key_result_id = k.id
        where k.objective_id = i.id and not k.retired
        """;

    private const string Differs =
        $"({Columns}) is distinct from (s.key_results, s.weights, s.cadences, s.raws, s.periods, s.confidences, s.shares, s.unreported, s.starts, s.ends)";

    public static IReadOnlyList<PaceKeyResult> Read(Columns row)
    {
        var (ids, weights, cadences) = (row.Many<Guid>(), row.Many<decimal>(), row.Many<string?>());
        var (raws, periods, confidences) = (row.Many<decimal?>(), row.Many<DateOnly?>(), row.Many<decimal?>());
        var (shares, unreported) = (row.Many<decimal?>(), row.Many<bool?>());
        var (starts, ends) = (row.Many<DateOnly?>(), row.Many<DateOnly?>());
        var all = new PaceKeyResult[ids.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var isOfChildren = cadences[i] == OfChildren;
            var rhythm = Rhythms.OfCadence(cadences[i]);
            DateOnly? until = periods[i] is { } start ? rhythm.EndOf(start) : null;
            var share = i < shares.Length ? shares[i] : null;
            var isUnreported = i < unreported.Length && unreported[i] == true;
            Window? own = i < starts.Length && starts[i] is { } first ? new Window(first, ends[i]!.Value) : null;
            all[i] = new PaceKeyResult(
                new(ids[i]), weights[i], new KeyResultStanding(raws[i], rhythm, until, share, isUnreported), confidences[i], own, isOfChildren);
        }

        return all;
    }
}
