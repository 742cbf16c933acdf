using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Setpoint.Contracts.Gateway;
using Setpoint.Gateway.Data;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Gateway.OpenId;

/// <summary>
/// Finds the person an account belongs to: by the account itself once it is linked, before that by the address. The directory owns
/// people, so whatever a sign-in says of them (that they exist, their groups' roles, a new name) is told by an event; the gateway
/// waits a little for its own mirror to show it. With the directory away, those it knows sign in with the rights they had.
/// </summary>
internal sealed class Recognition(GatewayDb db, GroupRoles groupRoles, IOptions<OpenIdOptions> options, TimeProvider clock)
{
    /// <summary>For a person, or a role, that is to come; and for what is to go or to change, which the directory may have reason to leave.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5), ShortWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20), LongestPause = TimeSpan.FromMilliseconds(250);

    public async Task<Recognized> RecognizeAsync(ProvenIdentity who, CancellationToken ct)
    {
        var person = await FindAsync(who, ct);
        if (Refusal(who, person) is { } refusal)
        {
            return Recognized.Refused(refusal, person?.Id);
        }

        if (person is not null && !await LinkAsync(who, person.Id, ct))
        {
            return Recognized.Refused(RefusalReason.OtherAccount, person.Id);
        }

        var (held, governed) = await groupRoles.OfAsync(who.Groups, ct);
        db.Publish(new PersonSignedIn(
            person?.Id, who.Issuer, who.Subject, who.Address ?? person!.Email, who.Name, clock.GetUtcNow(),
            options.Value.CreatePeople, options.Value.UpdatePeople && who.Address is not null, held, governed));
        await db.SaveChangesAsync(ct);

        person = await SettledAsync(who, held, governed, ct);
        return person switch
        {
            null => Recognized.Refused(RefusalReason.NotYet),
            _ when Refusal(who, person) is { } now => Recognized.Refused(now, person.Id),
            _ when await LinkAsync(who, person.Id, ct) => Recognized.As(person.Id),
            _ => Recognized.Refused(RefusalReason.OtherAccount, person.Id),
        };
    }

    private string? Refusal(ProvenIdentity who, KnownPerson? person) => person switch
    {
        null when who.Address is null => RefusalReason.NoAddress,
        null when !options.Value.CreatePeople => RefusalReason.Unknown,
        { Active: false } => RefusalReason.Deactivated,
        { Kind: not "human" } => RefusalReason.ServiceAccount,
        { Linked: true, Mine: false } => RefusalReason.OtherAccount,
        _ => null,
    };

    /// <summary>By the linked account, else by an address nobody's account was linked through.</summary>
    private async Task<KnownPerson?> FindAsync(ProvenIdentity who, CancellationToken ct)
    {
        var address = who.Address ?? "";
        var people = await db.Database.SqlQuery<KnownPerson>(
            $"""
            select p.id, p.name, p.email, p.kind, p.active, i.subject is not null as linked, coalesce(i.subject = {who.Subject}, false) as mine
            from person p left join identity i on i.person_id = p.id and i.issuer = {who.Issuer}
            where i.subject = {who.Subject}
               or (p.email = {address} and not exists (select 1 from identity where issuer = {who.Issuer} and subject = {who.Subject}))
            """).ToListAsync(ct);
        return people is [var one] ? one : null; // two people with one address are only for a moment on their way past each other
    }

    /// <summary>Waits until the mirror shows what the sign-in said, or long enough.</summary>
    private async Task<KnownPerson?> SettledAsync(
        ProvenIdentity who, IReadOnlyList<RoleOnUnit> held, IReadOnlyList<RoleOnUnit> governed, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            var person = await FindAsync(who, ct);
            var patience = person is null ? LongestWait : await PatienceAsync(person, who, held, governed, ct);
            if (clock.GetElapsedTime(start) >= patience)
            {
                return person;
            }

            await Task.Delay(pause, clock, ct);
        }
    }

    /// <summary>How long what the mirror shows of somebody is worth waiting for; not at all when it shows everything.</summary>
    private async Task<TimeSpan> PatienceAsync(
        KnownPerson person, ProvenIdentity who, IReadOnlyList<RoleOnUnit> held, IReadOnlyList<RoleOnUnit> governed, CancellationToken ct)
    {
        var roles = await db.Database.SqlQuery<RoleOnUnit>($"""select unit_id as "UnitId", role as "Role" from role_grant where person_id = {person.Id}""").ToListAsync(ct);
        if (held.Except(roles).Any())
        {
            return LongestWait;
        }

        var isStale = options.Value.UpdatePeople && who.Address is not null && (person.Name, person.Email) != (who.Name, who.Address);
        return isStale || roles.Intersect(governed).Except(held).Any() ? ShortWait : TimeSpan.Zero;
    }

    /// <summary>False when this person came to have another account in the meantime, or this account another person.</summary>
    private async Task<bool> LinkAsync(ProvenIdentity who, Guid person, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into identity (issuer, subject, person_id, linked_at) values ({who.Issuer}, {who.Subject}, {person}, {clock.GetUtcNow()})
            on conflict do nothing
            """,
            ct);
        return await db.Identities.AnyAsync(i => i.Issuer == who.Issuer && i.Subject == who.Subject && i.PersonId == person, ct);
    }
}
