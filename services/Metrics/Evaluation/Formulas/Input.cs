using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>A metric that others are computed from.</summary>
/// <param name="Zones">The time zones its periods have to be over in.</param>
/// <param name="Due">When its next value must be there; none when nothing is due.</param>
internal sealed record Input(
    int Series,
    Guid Id,
    string Name,
    Guid UnitId,
    string UnitOfMeasure,
    Cadence Cadence,
    Guid? CalendarId,
    Aggregation Aggregation,
    MetricStatus Status,
    string TimeZone,
    IReadOnlyList<string> Zones,
    bool Stale,
    DateTimeOffset? Due,
    IReadOnlyList<string> Tags)
{
    public const string Columns =
        """
        x.series, x.id, x.name, x.unit_id, x.unit_of_measure, x.cadence, x.calendar_id, x.aggregation, x.status,
        coalesce(u.time_zone, 'UTC'), s.zones, s.stale, s.due_at, x.tags
        """;

    /// <summary>Joins what the columns need to a metric called x.</summary>
    public const string Joins = "join metric_state s on s.series = x.series left join unit u on u.id = x.unit_id";

    public Rhythm Rhythm => new(Cadence, CalendarId);

    public bool Archived => Status == MetricStatus.Archived;

    /// <summary>Reads the columns from the first on.</summary>
    public static Input Read(NpgsqlDataReader row, int first)
    {
        var zone = row.GetString(first + 9);
        return new Input(
            row.GetInt32(first),
            row.GetGuid(first + 1),
            row.GetString(first + 2),
            row.GetGuid(first + 3),
            row.GetString(first + 4),
            Word.Parse<Cadence>(row.GetString(first + 5)),
            row.IsDBNull(first + 6) ? null : row.GetGuid(first + 6),
            Word.Parse<Aggregation>(row.GetString(first + 7)),
            Word.Parse<MetricStatus>(row.GetString(first + 8)),
            zone,
            row.IsDBNull(first + 10) ? [zone] : row.GetFieldValue<string[]>(first + 10),
            row.GetBoolean(first + 11),
            row.IsDBNull(first + 12) ? null : row.GetFieldValue<DateTimeOffset>(first + 12),
            row.GetFieldValue<string[]>(first + 13));
    }
}
