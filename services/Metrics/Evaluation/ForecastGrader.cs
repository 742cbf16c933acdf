using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Grades forecast alerts by what came: those not graded yet, and those whose time a correction touches.</summary>
internal static class ForecastGrader
{
    private const string Claims =
        """
        select m.series, a.id, a.facts, a.grade, a.lead, a.opened_at,
               array(select k.at from acknowledgement k join alert other on other.id = k.alert_id
                     where other.metric_id = m.id and k.at >= a.opened_at and k.outcome in ('investigating', 'fixed', 'okr-started'))
        from unnest($1, $2) r(series, touched)
        join metric m on m.series = r.series
        join alert a on a.metric_id = m.id and a.kind = 'forecast' and (a.grade is null or a.claim_until >= r.touched)
        """;

    /// <summary>Whole weeks around the claim, because a daily metric is graded by weekly medians, too.</summary>
    private const string Values =
        """
        select r.id, p.start, p.value
        from unnest($1, $2, $3, $4) r(id, series, low, high)
        join metric_period p on p.series = r.series and p.start >= r.low and p.start <= r.high and p.value is not null and not p.provisional
        """;

    private const string Grade = "update alert a set grade = g.grade, lead = g.lead from unnest($1, $2, $3) g(id, grade, lead) where a.id = g.id";

    public static async Task GradeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Subject> subjects, DateTimeOffset now, CancellationToken ct)
    {
        var claims = await ReadAsync(connection, transaction, subjects, ct);
        if (claims.Count == 0)
        {
            return;
        }

        var values = await ReadValuesAsync(connection, transaction, claims, now, ct);
        var changed = claims.Select(c => (Claim: c, Grade: c.Judge(values[c.Id], now))).Where(g => g.Grade != g.Claim.Before).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Grade, connection, transaction);
        command.Parameters.Add(new() { Value = changed.ConvertAll(g => g.Claim.Id).ToArray() });
        command.Parameters.Add(new()
        {
            Value = changed.ConvertAll(g => g.Grade is { } grade ? Word.Of(grade.Outcome) : null).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        command.Parameters.Add(new() { Value = changed.ConvertAll(g => g.Grade?.Lead).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<Claim>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Subject> subjects, CancellationToken ct)
    {
        var graded = subjects.Values.Where(s => s.IsKpi && s.NeedsAnalysis).ToList();
        if (graded.Count == 0)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(Claims, connection, transaction);
        command.Parameters.Add(new() { Value = graded.ConvertAll(s => s.Series).ToArray() });
        command.Parameters.Add(new() { Value = graded.ConvertAll(s => s.ChangedPeriods.Count == 0 ? DateOnly.MaxValue : s.ChangedPeriods.Min(p => p.Period.Start).AddDays(-6)).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var claims = new List<Claim>();
        while (await reader.ReadAsync(ct))
        {
            var before = await reader.IsDBNullAsync(3, ct) ? null : new ForecastGrade(
                Word.Parse<ForecastOutcome>(reader.GetString(3)), await reader.IsDBNullAsync(4, ct) ? null : reader.GetInt32(4));
            claims.Add(new Claim(
                subjects[reader.GetInt32(0)],
                reader.GetGuid(1),
                FactsJson.Read<AlertFacts>(reader.GetString(2)).Forecast!,
                before,
                reader.GetFieldValue<DateTimeOffset>(5),
                reader.GetFieldValue<DateTimeOffset[]>(6)));
        }

        return claims;
    }

    private static async Task<ILookup<Guid, Point>> ReadValuesAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, List<Claim> claims, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Values, connection, transaction);
        command.Parameters.Add(new() { Value = claims.ConvertAll(c => c.Id).ToArray() });
        command.Parameters.Add(new() { Value = claims.ConvertAll(c => c.Subject.Series).ToArray() });
        command.Parameters.Add(new() { Value = claims.ConvertAll(c => c.Claimed.After).ToArray() });
        command.Parameters.Add(new() { Value = claims.ConvertAll(c => c.LastDay(now)).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var values = new List<(Guid Id, Point Point)>();
        while (await reader.ReadAsync(ct))
        {
            values.Add((reader.GetGuid(0), new Point(await reader.GetFieldValueAsync<DateOnly>(1, ct), reader.GetDecimal(2))));
        }

        return values.ToLookup(v => v.Id, v => v.Point);
    }

    private sealed record Claim(
        Subject Subject, Guid Id, ForecastClaimed Claimed, ForecastGrade? Before, DateTimeOffset OpenedAt, DateTimeOffset[] Actions)
    {
        private PeriodCalendar Calendar => Subject.Calendar with { Cadence = Claimed.Forecast.Cadence };

        private Period Last => Calendar.StartingOn(Claimed.Until);

        /// <summary>The last day that counts: of the horizon, and of what is complete.</summary>
        public DateOnly LastDay(DateTimeOffset now)
        {
            var complete = Calendar.RunningAt(now).Start.AddDays(-1);
            return Last.End < complete ? Last.End : complete;
        }

        public ForecastGrade? Judge(IEnumerable<Point> values, DateTimeOffset now)
        {
            var points = Subject.Calendar.Cadence == Cadence.Daily ? TrendSeries.Weeks(values) : values;
            var end = Calendar.CompleteAt(Last);
            var claim = new ForecastClaim(Claimed.After, Claimed.Until, Claimed.Forecast.Breach!.Health, Claimed.Direction, Claimed.Bounds);
            return ForecastGrade.Of(
                claim, Calendar, points, now >= end + Freshness.Grace(Last, Subject.Policy), Array.Exists(Actions, a => a < end) || OkrBegan(end));
        }

        /// <summary>An OKR on the metric is an action, too.</summary>
        private bool OkrBegan(DateTimeOffset end)
        {
            var (first, last) = (Calendar.DayAt(OpenedAt), Calendar.DayAt(end));
            return Subject.OkrWindows.Exists(w => w.Starts >= first && w.Starts < last);
        }
    }
}
