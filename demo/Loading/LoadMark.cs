using System.Globalization;
using Setpoint.Demo.Company;

namespace Setpoint.Demo.Loading;

/// <summary>
/// Whether the platform holds the demo company can be read from the loader's own tokens: while one is alive, a load has
/// begun and not ended; at the end all are revoked. Their name carries the day the company was generated for, so that an
/// interrupted load goes on with the same company on another day.
/// </summary>
internal sealed class LoadMark(Gateway administrator, HttpClient http)
{
    private const string Prefix = "Demo company as of ";
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);

    private static readonly string[] Everything =
        ["directory:read", "directory:write", "metrics:read", "metrics:write", "goals:read", "goals:write", "checkins:read"];

    public async Task<LoadState> ReadAsync(DateOnly today, CancellationToken ct)
    {
        var mine = (await TokensAsync(ct)).ToList();
        return mine.Count == 0 ? new LoadState(IsLoaded: false, IsResumed: false, today)
            : new LoadState(IsLoaded: mine.TrueForAll(token => token.RevokedAt is not null), IsResumed: true, DayOf(mine[0]));
    }

    /// <summary>A token of the administrator for all services.</summary>
    public Task<Gateway> BeginAsync(DateOnly asOf, CancellationToken ct) => TokenAsync(asOf, person: null, Everything, ct);

    /// <summary>A token of the person who checks in: nobody else may say it for them.</summary>
    public Task<Gateway> ActAsAsync(DateOnly asOf, Guid person, CancellationToken ct) => TokenAsync(asOf, person, ["checkins:read", "checkins:write"], ct);

    public async Task EndAsync(CancellationToken ct)
    {
        foreach (var token in (await TokensAsync(ct)).Where(token => token.RevokedAt is null))
        {
            await administrator.DeleteAsync($"/api/directory/tokens/{token.Id}", ct);
        }
    }

    private async Task<Gateway> TokenAsync(DateOnly asOf, Guid? person, string[] scopes, CancellationToken ct)
    {
        var made = await administrator.PostAsync<NewToken>(
            "/api/directory/tokens",
            new { name = $"{Prefix}{asOf:O}", personId = person, scopes, expiresAt = DateTimeOffset.UtcNow + Life },
            ct);
        return Gateway.WithToken(http, made.Token);
    }

    private async Task<IEnumerable<Token>> TokensAsync(CancellationToken ct) =>
        (await administrator.ListAsync<Token>("/api/directory/tokens", ct)).Where(token => token.Name.StartsWith(Prefix, StringComparison.Ordinal));

    private static DateOnly DayOf(Token token) => DateOnly.ParseExact(token.Name[Prefix.Length..], "O", CultureInfo.InvariantCulture);

    private sealed record Token(Guid Id, string Name, DateTimeOffset? RevokedAt);

    private sealed record NewToken(string Token);
}

/// <param name="AsOf">The day the company is, or was, generated for.</param>
internal sealed record LoadState(bool IsLoaded, bool IsResumed, DateOnly AsOf);
