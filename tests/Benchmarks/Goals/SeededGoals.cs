using Npgsql;
using Setpoint.Benchmarks.Staging;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.Goals;

/// <summary>How many objectives there are on each level, the company's first.</summary>
internal sealed record GoalsSize(params int[] Levels)
{
    /// <summary>What a company of 1,500 has.</summary>
    public static readonly GoalsSize Company = new(4, 40, 300, 1_500, 3_156);

    /// <summary>What a group of 50,000 has.</summary>
    public static readonly GoalsSize Group = new(1, 20, 200, 1_500, 6_000, 12_279);

    public int Objectives => Levels.Sum();

    /// <summary>The numbers with which the levels begin, counted from one.</summary>
    public string Starts => string.Join(',', Levels.Select((_, i) => 1 + Levels[..i].Sum()));
}

/// <summary>
/// Published objectives on several levels, each with a key result on a metric and two entered by hand, every twentieth
/// with two parents; thirteen weeks of values and two check-ins each.
/// </summary>
internal sealed record SeededGoals(Guid Cycle)
{

    private const string Seed =
        """
        create temp table o on commit drop as
        select gen_random_uuid() as id, n, width_bucket(n, '{$STARTS}'::int[]) as level from generate_series(1, $OBJECTIVES) n;
        create temp table place on commit drop as
        select id, n, level, row_number() over (partition by level order by n) - 1 as rank, count(*) over (partition by level) as peers from o;

        insert into cycle (id, version, name, start, "end", phase) values ('$CYCLE', 1, 'This quarter', current_date - 45, current_date + 46, 'active');
        insert into objective (id, version, cycle_id, window_start, window_end, unit_id, owner_id, title, why, kind, visibility, lifecycle)
        select o.id, 1, '$CYCLE', current_date - 45, current_date + 46, u.id, '$OWNER',
               'Objective ' || n || ': customers wait less for what they have ordered', 'Waiting is why they leave',
               case when n % 2 = 0 then 'committed' else 'aspirational' end, 'public', 'published'
        from o join (select id, row_number() over (order by id) - 1 as rank, count(*) over () as units from unit) u on u.rank = o.n % u.units;

        insert into metric (id, version, name, unit_of_measure, decimals, cadence, unit_id, visibility, status)
        select gen_random_uuid(), 1, 'Metric ' || n, '%', 1, 'weekly', (select id from unit where parent_id is null), 'public', 'active' from o;
        insert into metric_headline (metric_id, revision, latest_period, latest_value, health)
        select id, 1, date_trunc('week', current_date)::date - 7, 50, 'green' from metric;
        insert into metric_value (metric_id, start, value, revision)
        select m.id, date_trunc('week', current_date)::date - 7 * w, round((30 + random() * 50)::numeric, 2), 1 from metric m, generate_series(1, 13) w;

        insert into key_result (id, objective_id, position, title, owner_id, weight, measure, metric_id, baseline, target, unit_of_measure, decimals)
        select gen_random_uuid(), o.id, k, 'Key result ' || k, '$OWNER', k, case k when 1 then 'metric' else 'number' end,
               case k when 1 then m.id end, 0, 100, '%', 1
        from o join metric m on m.name = 'Metric ' || o.n, generate_series(1, 3) k;
        insert into check_in (id, revision, objective_id, at, confidence)
        select gen_random_uuid(), 1, o.id, now() - 7 * w * interval '1 day', round(random()::numeric, 1) from o, generate_series(1, 2) w;
        insert into check_in_value (check_in_id, key_result_id, at, value)
        select c.id, k.id, c.at, round((random() * 100)::numeric, 2) from check_in c join key_result k on k.objective_id = c.objective_id and k.measure = 'number';

        insert into alignment (child_id, parent_id, relation, weight)
        select c.id, p.id, 'contributes', 1 + c.n % 3 from place c join place p on p.level = c.level - 1 and p.rank = (c.n::bigint * 7919) % p.peers;
        insert into alignment (child_id, parent_id, relation, weight)
        select c.id, p.id, 'contributes', 1 from place c join place p on p.level = c.level - 1 and p.rank = (c.n::bigint * 104729) % p.peers where c.n % 20 = 0
        on conflict do nothing;
        insert into dirty (objective_id) select id from o;
        """;

    /// <summary>Fills the service's database and waits until its cascade has computed everything.</summary>
    public static async Task<SeededGoals> FillAsync(Stage stage, GoalsSize size)
    {
        var cycle = Guid.CreateVersion7();
        await using (var connection = new NpgsqlConnection(stage.Database("goals")))
        {
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var sql = Seed
                .Replace("$OBJECTIVES", $"{size.Objectives}", StringComparison.Ordinal)
                .Replace("$STARTS", size.Starts, StringComparison.Ordinal)
                .Replace("$CYCLE", $"{cycle}", StringComparison.Ordinal)
                .Replace("$OWNER", $"{stage.Org.Executive}", StringComparison.Ordinal);
            await using var fill = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 300 };
            await fill.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
            await using var analyze = new NpgsqlCommand("analyze", connection);
            await analyze.ExecuteNonQueryAsync();
        }

        await Eventually.TrueAsync(
            async () => await stage.QueryAsync<long>("goals", "select (select count(*) from objective_progress) - (select count(*) from dirty)") == size.Objectives,
            TimeSpan.FromMinutes(5));
        await stage.OutboxIsEmptyAsync("goals");
        return new SeededGoals(cycle);
    }
}
