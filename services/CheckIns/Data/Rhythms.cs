using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.CheckIns.Data;

/// <summary>In which rhythm each unit checks in, as it has decided.</summary>
internal sealed class Rhythms(CheckInsDb db)
{
    /// <summary>Where these units' check-ins stand at an instant of somebody's calendar.</summary>
    public async Task<Dictionary<Guid, Rhythm>> AtAsync(DateTimeOffset now, TimeZoneInfo zone, IEnumerable<Guid> units, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var decided = await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct);
        return units.ToDictionary(u => u, u =>
        {
            var policies = decided.Of(u);
            var day = Enum.Parse<DayOfWeek>(policies.Choice("checkInWeekday"), ignoreCase: true);
            return Rhythm.At(now, zone, policies.Count("checkInEveryWeeks"), day);
        });
    }
}
