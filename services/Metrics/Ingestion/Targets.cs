using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Ingestion;

/// <summary>
/// Which series the names of one request mean, and whether the caller may write them. Each name is asked for once,
/// together with the others of its batch; what is remembered ends with the request.
/// </summary>
internal sealed class Targets(NpgsqlDataSource database, Caller caller)
{
    private const string Sql =
        """
        with me as (
            select r.unit_id, r.role in ('lead', 'executive', 'administrator') as manages
            from role_grant r
            where r.person_id = $3 and (r.expires_at is null or r.expires_at > now())
        )
        select m.id, m.external_key, m.series, u.time_zone, m.status,
               m.owner_id is not distinct from $3 or coalesce(rights.manages, false) as writable,
               is_within(m.unit_id, $4) and case when m.about_person_id is null
                   then m.visibility = 'public' or m.owner_id is not distinct from $3 or rights.manages is not null or sees_unit($3, m.unit_id)
                   else m.about_person_id in (select a.id from answers_for($3) a) or m.unit_id in (select u.id from unit_of_person_role($3) u)
               end as visible,
               (select f.expression from formula_revision f where f.metric_id = m.id order by f.valid_from desc limit 1) is not null as computed
        from metric m
        join unit u on u.id = m.unit_id
        cross join lateral (
            select bool_or(me.manages) as manages
            from unit_closure c join me on me.unit_id = c.ancestor_id
            where c.descendant_id = m.unit_id
        ) rights
        where m.id = any($1) or m.external_key = any($2)
        """;

    private readonly List<Target?> _targets = [];
    private readonly List<string?> _problems = [];
    private readonly Dictionary<int, Target> _bySeries = [];
    private readonly Dictionary<(TimeZoneInfo, long), long> _noons = [];

    /// <summary>Asks for the names first met in a batch.</summary>
    public async Task AddAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        if (names.Count == 0)
        {
            return;
        }

        var found = await FindAsync(names, ct);
        foreach (var name in names)
        {
            var (target, problem) = found.GetValueOrDefault(name, (null, "is no metric that you can see"));
            _targets.Add(target);
            _problems.Add(problem);
        }
    }

    /// <summary>The metric of a row, or what is wrong with it.</summary>
    public bool TryFind(int name, [NotNullWhen(true)] out Target? target, [NotNullWhen(false)] out string? problem)
    {
        target = _targets[name];
        problem = _problems[name];
        return target is not null;
    }

    /// <summary>The moment that stands for a local day of a metric.</summary>
    public long Noon(Target target, long day)
    {
        if (!_noons.TryGetValue((target.Zone, day), out var noon))
        {
            noon = PgTime.Of(PeriodCalendar.Noon(DateOnly.FromDayNumber((int)day), target.Zone));
            _noons.Add((target.Zone, day), noon);
        }

        return noon;
    }

    private async Task<Dictionary<string, (Target? Target, string? Problem)>> FindAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        var ids = names.Select(n => Guid.TryParse(n, out var id) ? id : (Guid?)null).OfType<Guid>().ToArray();
        var keys = names.Where(n => !n.Contains('\0')).ToArray();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = ids });
        command.Parameters.Add(new() { Value = keys });
        command.Parameters.Add(new() { Value = caller.PersonId });
        command.Parameters.Add(new() { Value = (object?)caller.Within ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<string, (Target?, string?)>(StringComparer.Ordinal);
        var byId = new Dictionary<Guid, (Target?, string?)>();
        while (await reader.ReadAsync(ct))
        {
            var answer = Answer(reader);
            byId[reader.GetGuid(0)] = answer;
            if (!await reader.IsDBNullAsync(1, ct))
            {
                found[reader.GetString(1)] = answer;
            }
        }

        // An id wins over an external key that looks like one.
        foreach (var name in names)
        {
            if (Guid.TryParse(name, out var id) && byId.TryGetValue(id, out var answer))
            {
                found[name] = answer;
            }
        }

        return found;
    }

    private (Target? Target, string? Problem) Answer(NpgsqlDataReader reader)
    {
        if (!reader.GetBoolean(6))
        {
            return (null, "is no metric that you can see");
        }

        if (!reader.GetBoolean(5))
        {
            return (null, "is not yours to write: its owner and those who lead its unit may");
        }

        if (reader.GetString(4) == "archived")
        {
            return (null, "is archived");
        }

        if (reader.GetBoolean(7))
        {
            return (null, "is computed by a formula: post to the metrics it reads");
        }

        var series = reader.GetInt32(2);
        if (!_bySeries.TryGetValue(series, out var target))
        {
            target = new Target(series, TimeZoneInfo.FindSystemTimeZoneById(reader.GetString(3)));
            _bySeries.Add(series, target);
        }

        return (target, null);
    }
}
