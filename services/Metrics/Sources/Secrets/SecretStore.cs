using Npgsql;

namespace Setpoint.Metrics.Sources.Secrets;

/// <summary>
/// Finds what the names of secrets stand for in a unit: the unit's own or the nearest one above it; then what an operator has
/// mounted as configuration: <c>Secrets:name</c>, with <c>Secrets:name:Hosts</c> and, where not everybody may use it,
/// <c>Secrets:name:Unit</c> (id or slug; that unit and below).
/// </summary>
internal sealed class SecretStore(NpgsqlDataSource database, SecretProtection protection, IConfiguration configuration)
{
    private const string Stored =
        """
        select distinct on (s.name) s.name, s.id, v.encrypted, s.hosts
        from source_secret s
        join source_secret_value v on v.secret_id = s.id
        join unit_closure c on c.ancestor_id = s.unit_id and c.descendant_id = $2
        where s.name = any($1) and not s.removed
        order by s.name, c.depth
        """;

    private const string Line = "select u.id, u.slug from unit_closure c join unit u on u.id = c.ancestor_id where c.descendant_id = $1";

    public async Task<KnownSecrets> FindAsync(IEnumerable<string> names, Guid unit, CancellationToken ct)
    {
        var wanted = names.Distinct(StringComparer.Ordinal).ToArray();
        var found = new Dictionary<string, KnownSecret>(StringComparer.Ordinal);
        if (wanted.Length == 0)
        {
            return new KnownSecrets(found);
        }

        await using (var command = database.CreateCommand(Stored))
        {
            command.Parameters.Add(new() { Value = wanted });
            command.Parameters.Add(new() { Value = unit });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var value = protection.TryDecrypt(reader.GetGuid(1), reader.GetFieldValue<byte[]>(2));
                found.Add(reader.GetString(0), new KnownSecret(value, reader.GetFieldValue<string[]>(3)));
            }
        }

        foreach (var name in wanted.Where(n => !found.ContainsKey(n)))
        {
            if (await MountedAsync(name, unit, ct) is { } mounted)
            {
                found.Add(name, mounted);
            }
        }

        return new KnownSecrets(found);
    }

    private async Task<KnownSecret?> MountedAsync(string name, Guid unit, CancellationToken ct)
    {
        var section = configuration.GetSection("Secrets").GetSection(name);
        if (string.IsNullOrEmpty(section.Value) || (section["Unit"] is { Length: > 0 } limit && !await IsBelowAsync(limit, unit, ct)))
        {
            return null;
        }

        var hosts = (section["Hosts"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new KnownSecret(section.Value.TrimEnd('\r', '\n'), hosts);
    }

    private async Task<bool> IsBelowAsync(string idOrSlug, Guid unit, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Line);
        command.Parameters.Add(new() { Value = unit });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetString(1) == idOrSlug || (Guid.TryParse(idOrSlug, out var id) && reader.GetGuid(0) == id))
            {
                return true;
            }
        }

        return false;
    }
}
