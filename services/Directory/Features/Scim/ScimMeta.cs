using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;

namespace Setpoint.Directory.Features.Scim;

/// <summary>When a resource was made and last changed.</summary>
internal sealed record ScimTimes(Guid Id, DateTimeOffset Created, DateTimeOffset LastModified);

/// <summary>What is told about a resource itself.</summary>
internal static class ScimMeta
{
    public static JsonObject Of(string type, ScimTimes? times, string address, string tag)
    {
        var meta = new JsonObject { ["resourceType"] = type };
        if (times is not null)
        {
            meta["created"] = Text(times.Created);
            meta["lastModified"] = Text(times.LastModified);
        }

        meta["location"] = address;
        meta["version"] = tag;
        return meta;
    }

    /// <summary>The history knows: it is written with every change, whoever makes it.</summary>
    public static async Task<Dictionary<Guid, ScimTimes>> TimesOfAsync(this DirectoryDb db, Guid[] ids, CancellationToken ct) =>
        (await db.Database.SqlQuery<ScimTimes>(
            $"""
            select subject_id as "Id", min(at) as "Created", max(at) as "LastModified"
            from audit_entry where subject_id = any({ids}) group by subject_id
            """).ToListAsync(ct)).ToDictionary(t => t.Id);

    private static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
