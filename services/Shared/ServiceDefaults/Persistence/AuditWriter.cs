using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>Lines of the history in the name of whoever acts in this scope, and the statement that writes many of them.</summary>
public sealed class AuditWriter(Caller caller, Cause cause)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>The line of an aggregate that is written by SQL: the context writes those of what it saves itself.</summary>
    /// <param name="type">Such as <c>CheckIn</c>.</param>
    /// <param name="id">Of the aggregate.</param>
    /// <param name="values">What it begins with; what is empty is left out.</param>
    public AuditEntry Created(string type, Guid id, IEnumerable<(string Property, object? Value)> values) =>
        Entry("created", type, id, 1, values.Where(v => v.Value is not null).ToDictionary(v => v.Property, v => new[] { null, v.Value }, StringComparer.Ordinal));

    internal AuditEntry Entry(string action, string type, Guid id, long version, Dictionary<string, object?[]> changes) => new()
    {
        Actor = cause.Actor ?? (caller.IsPerson ? caller.PersonId : null),
        Action = action,
        SubjectType = type,
        SubjectId = id,
        Version = version,
        Changes = JsonSerializer.Serialize(changes, s_json),
        Trace = Activity.Current?.Id,
        Reason = cause.Reason,
    };

    /// <summary>Writes lines of one scope in one statement, for the caller's transaction.</summary>
    public static NpgsqlBatchCommand Command(IReadOnlyList<AuditEntry> entries) => new(
        """
        insert into audit_entry (actor, action, subject_type, subject_id, version, changes, trace, reason)
        select $1, action, subject_type, subject_id, version, changes::jsonb, $2, $3
        from unnest($4, $5, $6, $7, $8) with ordinality as e(action, subject_type, subject_id, version, changes, n)
        order by n
        """)
    {
        Parameters =
        {
            new() { Value = (object?)entries[0].Actor ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = (object?)entries[0].Trace ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = (object?)entries[0].Reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = entries.Select(e => e.Action).ToArray() },
            new() { Value = entries.Select(e => e.SubjectType).ToArray() },
            new() { Value = entries.Select(e => e.SubjectId).ToArray() },
            new() { Value = entries.Select(e => e.Version).ToArray() },
            new() { Value = entries.Select(e => e.Changes).ToArray() },
        },
    };
}
