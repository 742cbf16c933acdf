using System.Collections.Concurrent;
using Npgsql;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Data;

/// <summary>Named calendars by id, read once: they never change.</summary>
internal sealed class NamedCalendars(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<Guid, NamedCalendar> _known = new();

    /// <summary>A metric's calendar in its unit's time zone.</summary>
    public async ValueTask<PeriodCalendar> OfAsync(Cadence cadence, string timeZone, Guid? calendar, CancellationToken ct) => new(
        cadence, TimeZoneInfo.FindSystemTimeZoneById(timeZone), calendar is { } id ? await FindAsync(id, ct) : null);

    /// <summary>The same, of a metric that also waits for the time zones of what it is computed from.</summary>
    public async ValueTask<PeriodCalendar> OfAsync(Cadence cadence, string timeZone, Guid? calendar, IEnumerable<string>? zones, CancellationToken ct) =>
        await OfAsync(cadence, timeZone, calendar, ct) with { Others = [.. (zones ?? []).Where(z => z != timeZone).Select(TimeZoneInfo.FindSystemTimeZoneById)] };

    private async ValueTask<NamedCalendar> FindAsync(Guid id, CancellationToken ct) =>
        _known.TryGetValue(id, out var known) ? known : _known.GetOrAdd(id, await ReadAsync(id, ct));

    private async Task<NamedCalendar> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select start, year, number from calendar_period where calendar_id = $1 order by start");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var periods = new List<NamedPeriod>();
        while (await reader.ReadAsync(ct))
        {
            periods.Add(new NamedPeriod(await reader.GetFieldValueAsync<DateOnly>(0, ct), reader.GetInt32(1), reader.GetInt32(2)));
        }

        return new NamedCalendar(id, periods);
    }
}
