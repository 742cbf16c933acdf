using Setpoint.Contracts.Gateway;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.DirectoryService;

/// <summary>What the directory makes of somebody who signed in, whatever order it hears of that in.</summary>
public sealed class SignedInTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Somebody_told_of_by_two_replicas_at_once_is_made_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => directory.Broker.PublishAsync(SignedIn("many@example.com", Noon.AddSeconds(i)))));
        await ConsumedAsync(8);

        Assert.Equal(1, await directory.QueryAsync<long>("select count(*) from person where email = 'many@example.com'"));
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from dead_letter"));
    }

    [Fact]
    public async Task An_earlier_sign_in_that_arrives_late_gives_no_role_back()
    {
        var lead = new RoleOnUnit(directory.Company, "lead");
        var first = SignedIn("late@example.com", Noon, [lead], [lead]);
        await directory.Broker.PublishAsync(first);
        var person = await MadeAsync("late@example.com");
        Assert.Equal(1, await RolesAsync(person));

        await PublishAndWaitAsync(first with { PersonId = person, At = Noon.AddMinutes(10), Roles = [] });
        Assert.Equal(0, await RolesAsync(person));
        await PublishAndWaitAsync(first with { PersonId = person, At = Noon.AddMinutes(5) });
        Assert.Equal(0, await RolesAsync(person));
    }

    [Fact]
    public async Task Roles_that_no_group_decides_about_stay()
    {
        var (lead, viewer) = (new RoleOnUnit(directory.Company, "lead"), new RoleOnUnit(directory.Company, "viewer"));
        await directory.Broker.PublishAsync(SignedIn("keeps@example.com", Noon, [lead, viewer], [lead, viewer]));
        var person = await MadeAsync("keeps@example.com");

        await PublishAndWaitAsync(SignedIn("keeps@example.com", Noon.AddHours(1), [], [lead]) with { PersonId = person });

        Assert.Equal("viewer", await directory.QueryAsync<string>("select string_agg(role, ' ') from role_grant where person_id = $1", person));
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role_whatever_the_groups_say()
    {
        var administrator = new RoleOnUnit(directory.Company, "administrator");

        await PublishAndWaitAsync(SignedIn("ada@example.com", Noon, [], [administrator]) with { PersonId = directory.Administrator });

        Assert.Equal(1, await RolesAsync(directory.Administrator));
    }

    [Fact]
    public async Task Nobody_is_made_where_that_is_not_wanted_and_no_address_is_taken_from_somebody()
    {
        await PublishAndWaitAsync(SignedIn("unwanted@example.com", Noon) with { Create = false });
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from person where email = 'unwanted@example.com'"));

        await directory.Broker.PublishAsync(SignedIn("grabber@example.com", Noon));
        var grabber = await MadeAsync("grabber@example.com");
        await PublishAndWaitAsync(SignedIn("ada@example.com", Noon.AddHours(1)) with { PersonId = grabber, Update = true });
        Assert.Equal("grabber@example.com", await directory.QueryAsync<string>("select email from person where id = $1", grabber));
    }

    private static PersonSignedIn SignedIn(
        string email, DateTimeOffset at, IReadOnlyList<RoleOnUnit>? roles = null, IReadOnlyList<RoleOnUnit>? governed = null) => new(
        null, "https://id.example", email, email, "Some One", at, Create: true, Update: false, roles ?? [], governed ?? []);

    private async Task PublishAndWaitAsync(PersonSignedIn moment)
    {
        var id = Guid.CreateVersion7();
        await directory.Broker.PublishAsync(moment, id);
        await Eventually.TrueAsync(() => directory.QueryAsync<bool>("select exists (select 1 from inbox_message where message_id = $1)", id));
    }

    private async Task<Guid> MadeAsync(string email)
    {
        await Eventually.TrueAsync(() => directory.QueryAsync<bool>("select exists (select 1 from person where email = $1)", email));
        return await directory.QueryAsync<Guid>("select id from person where email = $1", email);
    }

    private Task<long> RolesAsync(Guid person) => directory.QueryAsync<long>("select count(*) from role_grant where person_id = $1", person);

    private Task ConsumedAsync(int count) =>
        Eventually.TrueAsync(() => directory.QueryAsync<bool>("select count(*) >= $1 from inbox_message where endpoint = 'directory-gateway'", (long)count));
}
