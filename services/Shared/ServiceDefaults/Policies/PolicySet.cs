using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Setpoint.ServiceDefaults.Policies;

/// <summary>
/// What every unit has decided, read at once: a handful of rows, whatever the size of the company. What holds for a unit
/// is its own decision, else that of the nearest unit above, else the default.
/// </summary>
public sealed class PolicySet
{
    private const string Decided = "select p.id, p.version, p.values, u.parent_id is null from policy p join unit u on u.id = p.id";

    private const string Below =
        """
        select c.descendant_id, c.ancestor_id from unit_closure c join unit u on u.id = c.ancestor_id
        where c.ancestor_id = any($1) and u.parent_id is not null order by c.descendant_id, c.depth
        """;

    private readonly Dictionary<Guid, OwnPolicies> _own = [];
    private readonly Dictionary<Guid, List<Guid>> _deciding = [];
    private readonly Dictionary<string, EffectivePolicies> _effective = new(StringComparer.Ordinal);
    private Guid? _company;

    private PolicySet()
    {
    }

    /// <summary>Reads what is decided now.</summary>
    /// <param name="connection">To the service's own database, open.</param>
    /// <param name="trial">A unit and what it would decide besides, for a dry run; null leaves a policy to the unit above again.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<PolicySet> ReadAsync(
        NpgsqlConnection connection, CancellationToken ct, (Guid Unit, IReadOnlyDictionary<string, string?> Values)? trial = null)
    {
        var set = new PolicySet();
        await using (var decided = new NpgsqlCommand(Decided, connection))
        await using (var rows = await decided.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                set.Add(rows.GetGuid(0), rows.GetInt64(1), JsonSerializer.Deserialize<Dictionary<string, string>>(rows.GetString(2))!, rows.GetBoolean(3));
            }
        }

        if (trial is { } t)
        {
            set.Add(t.Unit, long.MaxValue, set.With(t.Unit, t.Values), await IsCompanyAsync(connection, t.Unit, ct));
        }

        if (set._own.Keys.Where(u => u != set._company).ToArray() is { Length: > 0 } units)
        {
            await set.ReadBelowAsync(connection, units, ct);
        }

        return set;
    }

    /// <summary>What holds for a unit.</summary>
    public EffectivePolicies Of(Guid unit)
    {
        var chain = _deciding.GetValueOrDefault(unit) ?? [];
        var key = string.Join(',', chain);
        if (!_effective.TryGetValue(key, out var effective))
        {
            var deciders = chain.Concat(_company is { } company ? [company] : Array.Empty<Guid>());
            _effective[key] = effective = new EffectivePolicies([.. deciders.Select(d => _own[d])]);
        }

        return effective;
    }

    private static async Task<bool> IsCompanyAsync(NpgsqlConnection connection, Guid unit, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select exists (select 1 from unit where id = $1 and parent_id is null)", connection);
        command.Parameters.Add(new() { Value = unit });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>What the unit has decided, and this on top of it: as deciding it does.</summary>
    private Dictionary<string, string> With(Guid unit, IReadOnlyDictionary<string, string?> trial)
    {
        var values = _own.TryGetValue(unit, out var own) ? new Dictionary<string, string>(own.Values, StringComparer.Ordinal) : new(StringComparer.Ordinal);
        foreach (var (name, value) in trial)
        {
            if (value is null)
            {
                values.Remove(name);
            }
            else
            {
                values[name] = value;
            }
        }

        return values;
    }

    private void Add(Guid unit, long version, IReadOnlyDictionary<string, string> values, bool isCompany)
    {
        _own[unit] = new OwnPolicies(unit, version, values);
        _company = isCompany ? unit : _company;
    }

    private async Task ReadBelowAsync(NpgsqlConnection connection, Guid[] units, CancellationToken ct)
    {
        await using var below = new NpgsqlCommand(Below, connection);
        below.Parameters.Add(new() { Value = units, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        await using var rows = await below.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var unit = rows.GetGuid(0);
            (_deciding.TryGetValue(unit, out var list) ? list : _deciding[unit] = []).Add(rows.GetGuid(1));
        }
    }
}
