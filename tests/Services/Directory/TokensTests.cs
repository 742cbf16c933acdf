using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Gateway;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class TokensTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    [Fact]
    public async Task A_rotation_gives_a_new_secret_and_lets_the_old_one_overlap_for_a_day()
    {
        await directory.Broker.HearAsync<TokenChanged>();
        var (id, token) = await MakeAsync();
        var before = await directory.Broker.ExpectAsync<TokenChanged>(t => t.Id == id);

        var rotated = await RotateAsync(id, new { });
        var after = await directory.Broker.ExpectAsync<TokenChanged>(t => t.Id == id && t.Version == 2);

        Assert.NotEqual(token, rotated.GetProperty("token").GetString());
        Assert.StartsWith(token[..36], rotated.GetProperty("token").GetString(), StringComparison.Ordinal);
        Assert.Equal(before.SecretHash, after.PreviousSecretHash);
        Assert.NotEqual(before.SecretHash, after.SecretHash);
        Assert.InRange(after.PreviousUntil!.Value, directory.Clock.GetUtcNow().AddHours(23.9), directory.Clock.GetUtcNow().AddHours(24));
    }

    [Fact]
    public async Task Without_an_overlap_the_old_secret_ends_at_once_and_a_new_end_can_be_set()
    {
        await directory.Broker.HearAsync<TokenChanged>();
        var (id, _) = await MakeAsync();
        var until = directory.Clock.GetUtcNow().AddDays(300);

        await RotateAsync(id, new { overlapHours = 0, expiresAt = until });
        var after = await directory.Broker.ExpectAsync<TokenChanged>(t => t.Id == id && t.Version == 2);

        Assert.Null(after.PreviousSecretHash);
        Assert.Null(after.PreviousUntil);
        Assert.Equal(until, after.ExpiresAt, TimeSpan.FromMilliseconds(1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(169)]
    public async Task An_overlap_of_more_than_a_week_or_less_than_nothing_is_refused(int hours)
    {
        var (id, _) = await MakeAsync();
        using var admin = directory.Admin;

        using var refused = await admin.PostAsJsonAsync($"/api/directory/tokens/{id}/rotate", new { overlapHours = hours });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("0 to 168", problem.GetProperty("errors").GetProperty("overlapHours")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_and_somebody_else_s_cannot_be_rotated()
    {
        var (id, _) = await MakeAsync();
        using var admin = directory.Admin;
        using var made = await admin.PostAsJsonAsync("/api/directory/people", new
        {
            name = "Other",
            email = $"{Guid.NewGuid():N}@example.com",
            unitIds = Array.Empty<Guid>(),
            roles = Array.Empty<object>(),
        });
        using var other = directory.As((await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());

        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsJsonAsync($"/api/directory/tokens/{id}/rotate", new { })).StatusCode);
        await admin.DeleteAsync($"/api/directory/tokens/{id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsJsonAsync($"/api/directory/tokens/{id}/rotate", new { })).StatusCode);
    }

    [Fact]
    public async Task A_token_neither_makes_nor_rotates_one_with_scopes_that_it_has_not()
    {
        var (writer, _) = await MakeAsync(scopes: ["directory:read", "directory:write"]);
        var (other, _) = await MakeAsync(scopes: ["goals:write"]);
        using var script = new HttpClient { BaseAddress = directory.Address };
        script.DefaultRequestHeaders.Authorization = new("Bearer", directory.Tokens.Mint(directory.Administrator, "directory", token: writer));
        object Wish(string scope) => new { name = "made by a script", scopes = new[] { scope }, expiresAt = directory.Clock.GetUtcNow().AddDays(1) };

        Assert.Equal(HttpStatusCode.Created, (await script.PostAsJsonAsync("/api/directory/tokens", Wish("directory:read"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await script.PostAsJsonAsync("/api/directory/tokens", Wish("goals:write"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await script.PostAsJsonAsync($"/api/directory/tokens/{writer}/rotate", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await script.PostAsJsonAsync($"/api/directory/tokens/{other}/rotate", new { })).StatusCode);
    }

    [Fact]
    public async Task The_list_shows_when_a_token_was_last_used_whatever_order_that_arrives_in()
    {
        var (id, _) = await MakeAsync();
        var at = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

        await directory.Broker.PublishAsync(new TokenUsed(id, at));
        await Eventually.SeeAsync(() => ListedAsync(id), token => token.GetProperty("lastUsedAt").ValueKind != JsonValueKind.Null);
        var late = Guid.CreateVersion7();
        await directory.Broker.PublishAsync(new TokenUsed(id, at.AddHours(-1)), late);
        await Eventually.TrueAsync(() => directory.QueryAsync<bool>("select exists (select 1 from inbox_message where message_id = $1)", late));

        var listed = await ListedAsync(id);
        Assert.Equal(at, listed.GetProperty("lastUsedAt").GetDateTimeOffset());
        Assert.Equal(1, await directory.QueryAsync<long>("select version from api_token where id = $1", id));
    }

    [Theory]
    [InlineData("in the portal")]
    [InlineData("by an import")]
    [InlineData("by provisioning")]
    public async Task Deactivating_a_person_revokes_their_tokens_for_good(string way)
    {
        await directory.Broker.HearAsync<TokenChanged>();
        var admin = new DirectoryClient(directory.Admin);
        var person = await admin.PersonAsync($"Leaves {way}", directory.Company);
        var (id, _) = await MakeAsync(person);
        var email = (string)(await admin.GetAsync($"people/{person}"))["email"]!;

        switch (way)
        {
            case "in the portal":
                await ActivateAsync(admin, person, email, false);
                break;
            case "by an import":
                using (var file = new StringContent($"email,name,active\n{email},Leaver,no\n", System.Text.Encoding.UTF8, "text/csv"))
                {
                    using var imported = await admin.Http.PostAsync(new Uri("/api/directory/imports/people", UriKind.Relative), file);
                    Assert.Equal(HttpStatusCode.OK, imported.StatusCode);
                }

                break;
            default:
                (await new IdentityProvider(directory).PatchAsync($"Users/{person}", """{"op":"Replace","path":"active","value":"False"}""")).Expect(HttpStatusCode.OK);
                break;
        }

        Assert.True((await directory.Broker.ExpectAsync<TokenChanged>(t => t.Id == id && t.Version == 2)).Revoked);
        await ActivateAsync(admin, person, email, true);
        Assert.NotEqual(JsonValueKind.Null, (await ListedAsync(id)).GetProperty("revokedAt").ValueKind);
    }

    [Fact]
    public async Task A_service_account_gets_a_token_from_an_administrator()
    {
        using var admin = directory.Admin;
        using var made = await admin.PostAsJsonAsync("/api/directory/people", new
        {
            name = "Robot",
            email = $"{Guid.NewGuid():N}@example.com",
            unitIds = Array.Empty<Guid>(),
            roles = Array.Empty<object>(),
            kind = "service",
        });
        var robot = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        var (id, _) = await MakeAsync(robot);

        Assert.Equal(robot, (await ListedAsync(id)).GetProperty("personId").GetGuid());
    }

    [Fact]
    public async Task Only_an_administrator_grants_people_with_their_scores()
    {
        using var admin = directory.Admin;
        using var made = await admin.PostAsJsonAsync("/api/directory/people", new
        {
            name = "Curious",
            email = $"{Guid.NewGuid():N}@example.com",
            unitIds = Array.Empty<Guid>(),
            roles = Array.Empty<object>(),
        });
        var person = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var curious = directory.As(person);
        var wish = new { name = "ratings", scopes = new[] { "goals:read", "people:scores" }, expiresAt = directory.Clock.GetUtcNow().AddDays(30), personId = person };

        using var refused = await curious.PostAsJsonAsync("/api/directory/tokens", wish);
        using var granted = await admin.PostAsJsonAsync("/api/directory/tokens", wish);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, granted.StatusCode);
        Assert.Equal(["goals:read", "people:scores"], (await granted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("scopes").EnumerateArray().Select(s => s.GetString()));
    }

    [Fact]
    public async Task A_token_can_be_limited_to_a_unit_and_stays_so_through_its_rotation()
    {
        var unit = directory.Company;
        var (id, _) = await MakeAsync(unit: unit);

        await RotateAsync(id, new { overlapHours = 0 });

        Assert.Equal(unit, (await ListedAsync(id)).GetProperty("unitId").GetGuid());
        Assert.Equal(unit, await directory.QueryAsync<Guid>("select unit_id from api_token where id = $1", id));
    }

    [Theory]
    [InlineData("notifications:read")]
    [InlineData("gateway:write")]
    [InlineData("directory:provision")]
    public async Task A_limited_token_has_no_scope_of_what_belongs_to_no_unit(string scope)
    {
        using var admin = directory.Admin;
        using var refused = await admin.PostAsJsonAsync(
            "/api/directory/tokens",
            new { name = "a script", scopes = new[] { "goals:read", scope }, expiresAt = directory.Clock.GetUtcNow().AddDays(1), unitId = directory.Company });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("scopes", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_names_a_unit_that_is_there()
    {
        using var admin = directory.Admin;
        using var refused = await admin.PostAsJsonAsync(
            "/api/directory/tokens",
            new { name = "a script", scopes = new[] { "goals:read" }, expiresAt = directory.Clock.GetUtcNow().AddDays(1), unitId = Guid.CreateVersion7() });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("unitId", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limited_token_makes_and_sees_only_tokens_that_reach_no_further()
    {
        var (unlimited, _) = await MakeAsync();
        var (limited, _) = await MakeAsync(unit: directory.Company);
        using var script = directory.Limited(directory.Administrator, directory.Company);

        using var further = await script.PostAsJsonAsync(
            "/api/directory/tokens", new { name = "more", scopes = new[] { "goals:read" }, expiresAt = directory.Clock.GetUtcNow().AddDays(1) });
        using var same = await script.PostAsJsonAsync(
            "/api/directory/tokens",
            new { name = "as much", scopes = new[] { "goals:read" }, expiresAt = directory.Clock.GetUtcNow().AddDays(1), unitId = directory.Company });
        using var revoked = await script.DeleteAsync(new Uri($"/api/directory/tokens/{unlimited}", UriKind.Relative));
        var listed = await script.GetFromJsonAsync<JsonElement>("/api/directory/tokens?limit=200");
        var ids = listed.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("id").GetGuid()).ToList();

        Assert.Equal(HttpStatusCode.Forbidden, further.StatusCode);
        Assert.Equal(HttpStatusCode.Created, same.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, revoked.StatusCode);
        Assert.Contains(limited, ids);
        Assert.DoesNotContain(unlimited, ids);
    }

    private static async Task ActivateAsync(DirectoryClient admin, Guid person, string email, bool active) => await admin.SendAsync(
        HttpMethod.Put,
        $"people/{person}",
        new { name = "Leaver", email, unitIds = Array.Empty<Guid>(), roles = Array.Empty<object>(), active },
        HttpStatusCode.OK,
        (long)(await admin.GetAsync($"people/{person}"))["version"]!);

    private async Task<(Guid Id, string Token)> MakeAsync(Guid? person = null, Guid? unit = null, string[]? scopes = null)
    {
        using var admin = directory.Admin;
        using var made = await admin.PostAsJsonAsync("/api/directory/tokens", new
        {
            name = "a script",
            scopes = scopes ?? (unit is null ? ["metrics:read", "gateway:read"] : ["metrics:read"]),
            expiresAt = directory.Clock.GetUtcNow().AddDays(30),
            personId = person,
            unitId = unit,
        });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var token = await made.Content.ReadFromJsonAsync<JsonElement>();
        return (token.GetProperty("id").GetGuid(), token.GetProperty("token").GetString()!);
    }

    private async Task<JsonElement> RotateAsync(Guid id, object request)
    {
        using var admin = directory.Admin;
        using var rotated = await admin.PostAsJsonAsync($"/api/directory/tokens/{id}/rotate", request);
        Assert.Equal(HttpStatusCode.OK, rotated.StatusCode);
        return await rotated.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> ListedAsync(Guid id)
    {
        using var admin = directory.Admin;
        var page = await admin.GetFromJsonAsync<JsonElement>("/api/directory/tokens");
        return page.GetProperty("items").EnumerateArray().Single(token => token.GetProperty("id").GetGuid() == id);
    }
}
