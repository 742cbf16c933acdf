using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Setpoint.Benchmarks.Staging;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.CheckIns;

/// <summary>Somebody with a token and the objectives that they answer for.</summary>
/// <param name="Token">For the <c>Authorization</c> header.</param>
internal sealed record Owner(string Token, IReadOnlyList<OwnObjective> Objectives);

/// <summary>An objective as its owner's form knows it: what it was last told, and its key results.</summary>
internal sealed class OwnObjective(int number)
{
    public Guid Id { get; } = SeededCheckIns.IdOf($"objective {number}");

    public Guid LastCheckIn { get; set; } = SeededCheckIns.IdOf($"check-in {number} 1");

    public long LastVersion { get; set; } = 1;

    /// <summary>Two by hand, then one on a metric.</summary>
    public IReadOnlyList<Guid> KeyResults { get; } = [.. Enumerable.Range(1, 3).Select(k => SeededCheckIns.IdOf($"key result {number} {k}"))];
}

/// <summary>
/// 10,000 people with an objective each, a hundred with eight, in a hundred teams below sales: published, with two key results by hand
/// and one on a metric, thirteen weeks of check-ins and values behind them, and four levels of objectives above in goals.
/// </summary>
internal sealed record SeededCheckIns(IReadOnlyList<Owner> Single, IReadOnlyList<Owner> Several)
{
    public const int People = 10_000;
    public const int OfSeveral = 8;
    private const int Busy = 100;
    private const int Objectives = People + (Busy * OfSeveral);

    private const string Organization =
        """
        insert into unit (id, version, name, slug, kind, parent_id, time_zone)
        select md5('team ' || t)::uuid, 1, 'Team ' || t, 'team-' || t, 'team', '$SALES', 'UTC' from generate_series(1, 100) t;
        select refresh_unit_closure(md5('team ' || t)::uuid) from generate_series(1, 100) t;
        insert into person (id, version, name, email, kind, active, time_zone, primary_unit_id)
        select md5('person ' || p)::uuid, 1, 'Person ' || p, 'person' || p || '@example.com', 'human', true, 'UTC', md5('team ' || 1 + p % 100)::uuid
        from generate_series(1, $PEOPLE) p;
        insert into unit_membership (person_id, unit_id) select md5('person ' || p)::uuid, md5('team ' || 1 + p % 100)::uuid from generate_series(1, $PEOPLE) p;
        insert into role_grant (person_id, unit_id, role) select md5('person ' || p)::uuid, md5('team ' || 1 + p % 100)::uuid, 'member' from generate_series(1, $PEOPLE) p;
        """;

    /// <summary>Who owns what, in both services alike; every fifth objective is its unit's alone.</summary>
    private const string Owned =
        """
        create temp table o as
        select n, md5('objective ' || n)::uuid as id, md5('person ' || p)::uuid as owner, md5('team ' || 1 + p % 100)::uuid as unit,
               case when n % 5 = 0 then 'unit' else 'public' end as visibility
        from generate_series(1, $OBJECTIVES) n cross join lateral (select case when n <= $SINGLE then n else $SINGLE + 1 + (n - $SINGLE - 1) / $OFSEVERAL end as p) w;
        """;

    private const string CheckIns =
        """
        insert into objective (id, version, unit_id, owner_id, visibility, lifecycle, start_day, end_day, title, contributors, key_results)
        select id, 1, unit, owner, visibility, 'published', current_date - 60, current_date + 30,
               case visibility when 'public' then 'Customers wait less for order ' || n end, '{}',
               (select jsonb_agg(jsonb_build_object(
                    'id', md5('key result ' || n || ' ' || k)::uuid, 'measure', case k when 3 then 'metric' else 'number' end, 'ownerId', owner,
                    'title', case visibility when 'public' then 'Key result ' || k end, 'metricId', case k when 3 then md5('metric ' || n)::uuid end,
                    'baseline', 0, 'target', 100, 'unitOfMeasure', '%', 'decimals', 1, 'reading', 'latest') order by k) from generate_series(1, 3) k)
        from o;
        insert into metric_value (metric_id, start, value, revision)
        select md5('metric ' || n)::uuid, date_trunc('week', current_date)::date - 7 * w, round((30 + random() * 50)::numeric, 1), 1 from o, generate_series(1, 13) w;
        create temp table c as
        select md5('check-in ' || n || ' ' || w)::uuid as id, o.id as objective, o.owner, n, w, now() - w * interval '6 days' as at
        from o, generate_series(1, 10) w;
        insert into check_in (id, version, objective_id, author_id, at, submitted_at) select id, 1, objective, owner, at, at from c;
        insert into check_in_revision (check_in_id, number, at, confidence, changed, blocked, next, recorded_by, recorded_at)
        select id, 1, at, 0.6, 'Two depots more take part', 'The third one has no scanner yet', 'Training on Tuesday', owner, at from c;
        insert into check_in_value (check_in_id, number, key_result_id, value, confidence)
        select c.id, 1, md5('key result ' || n || ' ' || k)::uuid, case when k < 3 then 60 - 5 * w end, 0.6 from c, generate_series(1, 3) k;
        insert into check_in_reading (check_in_id, key_result_id, value, period)
        select c.id, md5('key result ' || n || ' 3')::uuid, 40, current_date - 6 * w from c;
        """;

    private const string Goals =
        """
        insert into cycle (id, version, name, start, "end", phase) values ('$CYCLE', 1, 'This quarter', current_date - 60, current_date + 30, 'active');
        insert into objective (id, version, cycle_id, window_start, window_end, unit_id, owner_id, title, why, kind, visibility, lifecycle)
        select id, 1, '$CYCLE', current_date - 60, current_date + 30, unit, owner, 'Customers wait less for order ' || n, 'Waiting is why they leave',
               'committed', visibility, 'published' from o;
        insert into metric (id, version, name, unit_of_measure, decimals, cadence, unit_id, visibility, status)
        select md5('metric ' || n)::uuid, 1, 'Metric ' || n, '%', 1, 'weekly', '$SALES', 'public', 'active' from o;
        insert into metric_headline (metric_id, revision, latest_period, latest_value, health)
        select md5('metric ' || n)::uuid, 1, date_trunc('week', current_date)::date - 7, 50, 'green' from o;
        insert into metric_value (metric_id, start, value, revision)
        select md5('metric ' || n)::uuid, date_trunc('week', current_date)::date - 7 * w, 50, 1 from o, generate_series(1, 9) w;
        insert into key_result (id, objective_id, position, title, owner_id, weight, measure, metric_id, baseline, target, unit_of_measure, decimals)
        select md5('key result ' || n || ' ' || k)::uuid, id, k, 'Key result ' || k, owner, 1, case k when 3 then 'metric' else 'number' end,
               case k when 3 then md5('metric ' || n)::uuid end, 0, 100, '%', 1 from o, generate_series(1, 3) k;
        insert into check_in (id, revision, objective_id, at, confidence)
        select md5('check-in ' || n || ' ' || w)::uuid, 1, id, now() - w * interval '6 days', 0.6 from o, generate_series(1, 10) w;
        insert into check_in_value (check_in_id, key_result_id, at, value, confidence)
        select md5('check-in ' || n || ' ' || w)::uuid, md5('key result ' || n || ' ' || k)::uuid, now() - w * interval '6 days', 60 - 5 * w, 0.6
        from o, generate_series(1, 10) w, generate_series(1, 2) k;
        insert into alignment (child_id, parent_id, relation, weight)
        select c.id, p.id, 'contributes', 1 from o c join o p on p.n = case
            when c.n > 444 then 45 + c.n % 400 when c.n > 44 then 5 + c.n % 40 when c.n > 4 then 1 + c.n % 4 end;
        insert into dirty (objective_id) select id from o;
        """;

    private const string Tokens =
        """
        insert into api_token (id, version, person_id, name, secret_hash, scopes, expires_at, revoked, used_at)
        select md5('token ' || p)::uuid, 1, md5('person ' || p)::uuid, 'A person', '$HASH', '{checkins:read,checkins:write}', now() + interval '1 day', false, now()
        from generate_series(1, $PEOPLE) p;
        """;

    /// <summary>Fills the databases and waits until goals has computed everything.</summary>
    public static async Task<SeededCheckIns> FillAsync(Stage stage)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var words = new Dictionary<string, string>
        {
            ["$SALES"] = stage.Org.Sales.ToString(),
            ["$PEOPLE"] = Number(People + Busy),
            ["$SINGLE"] = Number(People),
            ["$OBJECTIVES"] = Number(Objectives),
            ["$OFSEVERAL"] = Number(OfSeveral),
            ["$CYCLE"] = Guid.CreateVersion7().ToString(),
            ["$HASH"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret))),
        };
        await RunAsync("gateway", Organization + Tokens);
        await RunAsync("checkins", Organization + Owned + CheckIns);
        await RunAsync("goals", Organization + Owned + Goals);
        await Eventually.TrueAsync(
            async () => await stage.QueryAsync<long>("goals", "select (select count(*) from objective_progress) - (select count(*) from dirty)") == Objectives,
            TimeSpan.FromMinutes(5));
        await stage.OutboxIsEmptyAsync("goals");
        await RunAsync("goals", "analyze");
        return new(
            [.. Enumerable.Range(1, People).Select(p => new Owner(TokenOf(p), [new OwnObjective(p)]))],
            [
                .. Enumerable.Range(1, Busy).Select(p => new Owner(
                    TokenOf(People + p), [.. Enumerable.Range(People + ((p - 1) * OfSeveral) + 1, OfSeveral).Select(n => new OwnObjective(n))])),
            ]);

        string TokenOf(int person) => $"sp_{IdOf($"token {Number(person)}"):N}_{secret}";

        async Task RunAsync(string service, string sql)
        {
            await using var connection = new NpgsqlConnection(stage.Database(service));
            await connection.OpenAsync();
            await using var fill = new NpgsqlCommand(words.Aggregate(sql, (s, w) => s.Replace(w.Key, w.Value, StringComparison.Ordinal)), connection) { CommandTimeout = 300 };
            await fill.ExecuteNonQueryAsync();
            await using var analyze = new NpgsqlCommand("analyze", connection);
            await analyze.ExecuteNonQueryAsync();
        }
    }

    /// <summary>As <c>md5(name)::uuid</c> in the databases.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "Names become ids as the databases make them; nothing is kept safe by it.")]
    public static Guid IdOf(string name) => new(MD5.HashData(Encoding.ASCII.GetBytes(name)), bigEndian: true);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
