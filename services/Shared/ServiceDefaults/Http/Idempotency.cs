using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>Marks an endpoint that streams its body and keeps its own idempotency.</summary>
public sealed class OwnIdempotency
{
    /// <summary>For <c>WithMetadata</c>.</summary>
    public static OwnIdempotency Instance { get; } = new();
}

/// <summary>
/// A POST that carries an <c>Idempotency-Key</c> is applied once: the answer is kept in the transaction that did the
/// work, and a repetition gets that answer. Scoped by person and route. The same key while the first is still at work
/// is a 409, with another body a 422; a refused request is not remembered, since nothing was done.
/// </summary>
internal sealed class Idempotency(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    private const int LongestKey = 200;
    private static readonly string[] s_kept = ["ETag", "Location"];

    public async Task InvokeAsync(HttpContext http, ServiceDb db, Caller caller)
    {
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(http.Request.Method) || !caller.IsPerson
            || http.GetEndpoint()?.Metadata.GetMetadata<OwnIdempotency>() is not null)
        {
            await next(http);
            return;
        }

        if (key.Length > LongestKey)
        {
            await Problems.Invalid(Header, $"must be at most {LongestKey} characters").ExecuteAsync(http);
            return;
        }

        await OnceAsync(http, db, new Attempt(caller.PersonId, RouteOf(http, caller), key, await HashAsync(http.Request)));
    }

    /// <summary>An answer that was given to the person must not come back to a token of theirs that reaches less, or is told less.</summary>
    private static string RouteOf(HttpContext http, Caller caller) =>
        $"{http.Request.Path}{(caller.Within is { } unit ? $"#{unit}" : "")}{(caller.TokenId is { } token ? $"@{token}" : "")}";

    private async Task OnceAsync(HttpContext http, ServiceDb db, Attempt attempt)
    {
        var ct = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (alone, kept) = await FindAsync(db, attempt, ct);
        if (!alone)
        {
            http.Response.Headers.RetryAfter = "1";
            await Problems.Conflict("in-progress", "The first request with this key is still at work.").ExecuteAsync(http);
            return;
        }

        if (kept is not null)
        {
            await RepeatAsync(http, attempt, kept);
            return;
        }

        var client = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = client;
        }

        if (http.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            await KeepAsync(db, attempt, http.Response, answer.ToArray(), ct);
            await transaction.CommitAsync(ct);
        }

        answer.Position = 0;
        await answer.CopyToAsync(client, ct);
    }

    private static async Task<byte[]> HashAsync(HttpRequest request)
    {
        request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(request.Body);
        request.Body.Position = 0;
        return hash;
    }

    /// <summary>
    /// Whether nobody else is at work under this key, and what was answered to it before. Two statements, of which the second sees what
    /// was committed until the first had its lock; with every write of every service, and so in one round trip and planned once.
    /// </summary>
    private static async Task<(bool Alone, Kept? Kept)> FindAsync(ServiceDb db, Attempt a, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection())
        {
            BatchCommands =
            {
                new("select pg_try_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new() { Value = $"{a.Principal}:{a.Route}:{a.Key}" } } },
                new("select body_hash, status, content_type, headers::text, body from idempotency where principal = $1 and route = $2 and key = $3")
                {
                    Parameters = { new() { Value = a.Principal }, new() { Value = a.Route }, new() { Value = a.Key } },
                },
            },
        };
        await batch.PrepareAsync(ct);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var alone = rows.GetBoolean(0);
        await rows.NextResultAsync(ct);
        return (alone, await rows.ReadAsync(ct)
            ? new Kept(rows.GetFieldValue<byte[]>(0), rows.GetInt32(1), await rows.IsDBNullAsync(2, ct) ? null : rows.GetString(2), rows.GetString(3), rows.GetFieldValue<byte[]>(4))
            : null);
    }

    private static async Task KeepAsync(ServiceDb db, Attempt a, HttpResponse response, byte[] body, CancellationToken ct)
    {
        var headers = JsonSerializer.Serialize(s_kept
            .Where(h => response.Headers.ContainsKey(h))
            .ToDictionary(h => h, h => response.Headers[h].ToString(), StringComparer.Ordinal));
        await using var insert = new NpgsqlCommand(
            """
            insert into idempotency (principal, route, key, body_hash, status, content_type, headers, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            (NpgsqlConnection)db.Database.GetDbConnection())
        {
            Parameters =
            {
                new() { Value = a.Principal },
                new() { Value = a.Route },
                new() { Value = a.Key },
                new() { Value = a.BodyHash },
                new() { Value = response.StatusCode },
                new() { Value = (object?)response.ContentType ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = headers, NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = body },
            },
        };
        await insert.PrepareAsync(ct);
        await insert.ExecuteNonQueryAsync(ct);
    }

    private static async Task RepeatAsync(HttpContext http, Attempt attempt, Kept kept)
    {
        if (!kept.BodyHash.AsSpan().SequenceEqual(attempt.BodyHash))
        {
            await Problems.Invalid(Header, "was used before with another body").ExecuteAsync(http);
            return;
        }

        http.Response.StatusCode = kept.Status;
        http.Response.ContentType = kept.ContentType;
        foreach (var (header, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Headers)!)
        {
            http.Response.Headers[header] = value;
        }

        http.Response.Headers["Idempotent-Replay"] = "true";

        // Even writing nothing is refused after a 204.
        if (kept.Body.Length > 0)
        {
            await http.Response.Body.WriteAsync(kept.Body, http.RequestAborted);
        }
    }

    private sealed record Attempt(Guid Principal, string Route, string Key, byte[] BodyHash);

    private sealed record Kept(byte[] BodyHash, int Status, string? ContentType, string Headers, byte[] Body);
}
