using Npgsql;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>An objective as it stood when a local day began.</summary>
/// <param name="Expected">success line × elapsed share at the end of the latest periods that were due by then, as pace judges.</param>
internal readonly record struct PastPoint(DateOnly At, decimal? Progress, decimal Expected, decimal? Confidence);

/// <summary>
/// The lines that progresses have drawn over their windows, in weekly steps up to now. Each point is computed from what is known
/// today of the values of that day, by the same roll-up over everything below, so a correction shows in the past it corrects.
/// </summary>
internal static class PastPoints
{
    private const int Step = 7;

    private const string Below =
        """
        with recursive below (id) as (
            select unnest($1)
            union
            select a.child_id from below b join alignment a on a.parent_id = b.id and a.relation = 'contributes'
        )
        select id from below
        """;

    private const string Drawn =
        """
        select o.id, o.kind, o.unit_id, coalesce(u.time_zone, 'UTC'), o.window_start, o.window_end
        from unnest($1) as i (id) join objective o on o.id = i.id left join unit u on u.id = o.unit_id
        """;

    /// <summary>Of one objective, or of all of a cycle in as many roll-ups as there are days and time zones.</summary>
    public static async Task<Dictionary<Guid, List<PastPoint>>> ReadAsync(
        NpgsqlConnection connection, Guid[] ids, PaceReader paces, DateTimeOffset now, CancellationToken ct)
    {
        Guid[] below = [.. await connection.ReadAsync(Below, [ids], r => r.Id(), ct)];
        var inputs = await CascadeInputs.LoadAsync(connection, below, now, ct);
        var values = await ValueHistory.ReadAsync(connection, below, ct);
        var policies = await GoalPolicies.ReadAsync(connection, ct);
        var lines = await connection.ReadAsync(
            Drawn, [ids], r => new Line(r.Id(), r.Word<ObjectiveKind>(), r.Id(), r.Text(), r.Window()), ct);
        var points = ids.ToDictionary(id => id, _ => new List<PastPoint>());
        foreach (var group in lines.GroupBy(l => (l.TimeZone, l.Window)))
        {
            foreach (var day in Days(group.Key.Window, paces.LocalNow(group.Key.TimeZone), Zones.Of(group.Key.TimeZone)))
            {
                var rolled = Domain.Cascade.Compute([.. inputs.Values.Select(i => NodeAt(i, day, values))], ProgressPolicy.Default);
                foreach (var line in group)
                {
                    points[line.Id].Add(PointAt(line, day, rolled[new(line.Id)].Value, inputs[new(line.Id)], values, policies.ProgressOf(line.UnitId)));
                }
            }
        }

        return points;
    }

    private static CascadeNode NodeAt(CascadeInput input, Day day, ValueHistory values) =>
        input.NodeAt(day.Instant, input.KeyResults.Select(k => values.InputAt(k, day.Date, day.Instant, day.Local, day.Zone)));

    private static PastPoint PointAt(Line line, Day day, Measured? rolled, CascadeInput input, ValueHistory values, ProgressPolicy policy)
    {
        var moment = WindowMoment.At(line.Window, day.Local, policy);
        var confidence = Belief.Of(
            values.Confidence(input.Id, day.Instant),
            input.KeyResults.Where(k => !k.Retired).Select(k => (k.Weight, values.Confidence(k.Id, day.Instant))));

        // What pace expected on that day: up to the latest periods that were due then.
        var share = rolled is { } measured ? moment.DueShare(measured.Mix) : moment.Elapsed;
        return new PastPoint(day.Date, rolled?.Progress, Ratio.Rounded(policy.SuccessLine(line.Kind) * share), confidence);
    }

    /// <summary>The last one is this very moment, not this morning.</summary>
    private static IEnumerable<Day> Days(Window window, DateTime now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(now);
        var last = today < window.After ? today : window.After;
        for (var date = window.Start; date < last; date = date.AddDays(Step))
        {
            yield return new Day(date, date.ToDateTime(TimeOnly.MinValue), zone);
        }

        if (last >= window.Start)
        {
            yield return new Day(last, last == today ? now : last.ToDateTime(TimeOnly.MinValue), zone);
        }
    }

    private sealed record Line(Guid Id, ObjectiveKind Kind, Guid UnitId, string TimeZone, Window Window);

    /// <summary>A local day, and the moment of it that is described.</summary>
    private readonly record struct Day(DateOnly Date, DateTime Local, TimeZoneInfo Zone)
    {
        public DateTimeOffset Instant => new(Local, Zone.GetUtcOffset(Local));
    }
}
