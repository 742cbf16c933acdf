using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Tree;

/// <summary>
/// Whole cascades as they were last answered. Computing one of twenty thousand objectives takes a third of a second of two
/// processors, and between two changes everybody who may see the same gets the same. What is kept is given out only while
/// nothing it was made of has changed, which the database is asked each time, and only for as long as a pace may be old.
/// </summary>
internal sealed class TreeCache(IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>Time alone moves a pace; an answer says when it was judged.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private const int Most = 8;

    /// <summary>
    /// Every row of the cycle's objectives, of those above and below them in other cycles, of their progress and links, and
    /// of what they are judged by, as the sums of the numbers of the transactions that wrote them: another row version is
    /// another number, and one more or less is another count. Beside it the objectives that not everybody may see and this
    /// person may.
    /// </summary>
    private const string Version =
        $"""
        with recursive {TreeScope.Names}, shown as (
            select sum(o.xmin::text::bigint) as objectives, sum(p.xmin::text::bigint) as progress, count(*) as number, count(p.objective_id) as computed
            from objective o left join objective_progress p on p.objective_id = o.id
            where {TreeScope.Holds}
        ), seen as (
            select count(*) as number, md5(string_agg(o.id::text, '' order by o.id)) as which
            from objective o
            where {TreeScope.Holds} and o.visibility <> 'public' and o.id in (select v.id from visible_objective($3, null::uuid) v)
        )
        select concat_ws(' ', shown.objectives, shown.progress, shown.number, shown.computed, seen.number, seen.which,
            (select concat_ws('/', sum(xmin::text::bigint), count(*)) from alignment),
            (select concat_ws('/', sum(xmin::text::bigint), count(*)) from unit),
            (select concat_ws('/', sum(xmin::text::bigint), count(*)) from policy),
            (select concat_ws('/', sum(xmin::text::bigint), count(*)) from closed_progress),
            (select xmin::text from cycle where id = $1))
        from shown, seen
        """;

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>What was answered, or what <paramref name="make"/> makes: once, however many ask for it at the same time.</summary>
    public async Task<TreeAnswer> GetAsync(NpgsqlConnection connection, Caller caller, Guid cycle, Func<Task<TreeResponse>> make, CancellationToken ct)
    {
        var unknown = await TreeScope.UnknownAsync(connection, caller, ct);
        var version = (await connection.ReadAsync(Version, [cycle, unknown, caller.PersonId], r => r.Text(), ct)).Single();
        Forget();
        var kept = _kept.GetOrAdd($"{cycle} {version}", _ => new(clock.GetUtcNow()));
        await kept.OneAtATime.WaitAsync(ct);
        try
        {
            return new(kept.Body ??= Pack(await make()));
        }
        finally
        {
            kept.OneAtATime.Release();
        }
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (i, (version, kept)) in _kept.OrderByDescending(k => k.Value.Since).Index())
        {
            if (i >= Most || (now - kept.Since).Duration() >= Longest)
            {
                _kept.TryRemove(version, out _);
            }
        }
    }

    private byte[] Pack(TreeResponse response)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, response, json.Value.SerializerOptions);
        }

        return packed.ToArray();
    }

    private sealed class Kept(DateTimeOffset since)
    {
        public DateTimeOffset Since => since;

        public SemaphoreSlim OneAtATime { get; } = new(1);

        public byte[]? Body { get; set; }
    }
}

/// <summary>A cascade as JSON, packed already.</summary>
internal sealed class TreeAnswer(byte[] packed) : IResult
{
    private const string Brotli = "br";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (httpContext.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == Brotli && e.Quality != 0))
        {
            response.Headers.ContentEncoding = Brotli;
            response.ContentLength = packed.Length;
            await response.Body.WriteAsync(packed, httpContext.RequestAborted);
            return;
        }

        using var stream = new MemoryStream(packed);
        await using var plain = new BrotliStream(stream, CompressionMode.Decompress);
        await plain.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
