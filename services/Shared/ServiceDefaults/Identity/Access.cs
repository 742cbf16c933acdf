using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.ServiceDefaults.Identity;

/// <summary>How long a command waits for a fact that may still be on its way. Zero in the directory, which owns the facts.</summary>
public sealed record WaitOnMiss(TimeSpan Longest);

/// <summary>
/// What the caller may do, answered from this service's own units, people and roles. Remembers its answers for the
/// length of the request.
/// </summary>
public sealed class Access(ServiceDb db, Caller caller, WaitOnMiss wait, TimeProvider clock)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);
    private readonly Dictionary<Guid, Role?> _roles = [];
    private readonly Dictionary<Guid, bool> _within = [];

    /// <summary>The strongest role the caller holds on the unit or above it.</summary>
    public async Task<Role?> RoleOnAsync(Guid unitId, CancellationToken ct)
    {
        if (!_roles.TryGetValue(unitId, out var role))
        {
            var names = await AskAsync(
                """
                select r.role
                from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
                where c.descendant_id = $1 and r.person_id = $2 and (r.expires_at is null or r.expires_at > now()) and is_within($1, $3)
                """,
                row => row.GetString(0),
                ct,
                unitId,
                caller.PersonId,
                caller.Within);
            role = names.Select(n => Enum.Parse<Role>(n, ignoreCase: true)).OrderDescending().Cast<Role?>().FirstOrDefault();
            _roles[unitId] = role;
        }

        return role;
    }

    /// <summary>True for a lead or somebody stronger.</summary>
    public async Task<bool> CanManageAsync(Guid unitId, CancellationToken ct) => await RoleOnAsync(unitId, ct) >= Role.Lead;

    /// <summary>True when the caller holds a role on or above the unit, or belongs to it or to a unit below it.</summary>
    public Task<bool> CanSeeAsync(Guid unitId, CancellationToken ct)
    {
        var (me, within) = (caller.PersonId, caller.Within);
        return db.Database.SqlQuery<bool>($"""select sees_unit({me}, {unitId}) and is_within({unitId}, {within}) as "Value" """).SingleAsync(ct);
    }

    /// <summary>True when the caller's token reaches the unit; always for one that is not limited.</summary>
    public async Task<bool> ReachesAsync(Guid unitId, CancellationToken ct)
    {
        if (caller.Within is not { } within)
        {
            return true;
        }

        if (!_within.TryGetValue(unitId, out var reached))
        {
            _within[unitId] = reached = await db.Database.SqlQuery<bool>($"""select is_within({unitId}, {within}) as "Value" """).SingleAsync(ct);
        }

        return reached;
    }

    /// <summary>True when the thing is the caller's own, and of a unit that their token reaches.</summary>
    public async Task<bool> OwnsAsync(Guid? owner, Guid unitId, CancellationToken ct) =>
        owner == caller.PersonId && await ReachesAsync(unitId, ct);

    /// <summary>True for an administrator of the company, but never by a token that is limited to a unit.</summary>
    public Task<bool> IsAdministratorAsync(CancellationToken ct)
    {
        var (me, unlimited) = (caller.PersonId, caller.Within is null);
        return db.Database.SqlQuery<bool>(
            $"""
            select {unlimited} and exists (
                select 1 from role_grant r join unit u on u.id = r.unit_id
                where r.person_id = {me} and r.role = 'administrator' and u.parent_id is null
                  and (r.expires_at is null or r.expires_at > now())
            ) as "Value"
            """).SingleAsync(ct);
    }

    /// <summary>Whether the caller is known and active; none when this service knows nobody yet.</summary>
    public async Task<bool?> IsActiveAsync(CancellationToken ct)
    {
        if (await AskAsync("select active from person where id = $1", row => row.GetBoolean(0), ct, caller.PersonId) is [var active])
        {
            return active;
        }

        var knowsAnybody = await db.Database.SqlQuery<bool>($"""select exists (select 1 from person) as "Value" """).SingleAsync(ct);
        return knowsAnybody ? false : null;
    }

    /// <summary>Waits a moment for the unit to become known.</summary>
    public Task<bool> UnitExistsAsync(Guid unitId, CancellationToken ct) => EventuallyAsync(
        () => db.Database.SqlQuery<bool>(
            $"""select exists (select 1 from unit where id = {unitId} and not archived) as "Value" """).SingleAsync(ct),
        ct);

    /// <summary>Waits a moment for the person to become known; inactive people do not count.</summary>
    public Task<bool> PersonExistsAsync(Guid personId, CancellationToken ct) => EventuallyAsync(
        () => db.Database.SqlQuery<bool>(
            $"""select exists (select 1 from person where id = {personId} and active) as "Value" """).SingleAsync(ct),
        ct);

    /// <summary>Asks until the answer is yes, at most as long as facts may take to arrive. Never for hidden things: timing would tell.</summary>
    public async Task<bool> EventuallyAsync(Func<Task<bool>> ask, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        while (!await ask())
        {
            if (clock.GetElapsedTime(start) >= wait.Longest)
            {
                return false;
            }

            await Task.Delay(s_pause, clock, ct);
        }

        return true;
    }

    /// <summary>
    /// Asked in every request, and so without what EF Core does around a query, and planned once for a connection: either
    /// would take as long again as the query itself.
    /// </summary>
    private async Task<List<T>> AskAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params Guid?[] parameters)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = new NpgsqlCommand(
                sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(new() { Value = (object?)parameter ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
            }

            await command.PrepareAsync(ct);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
