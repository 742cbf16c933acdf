using Setpoint.Gateway.Sessions;

namespace Setpoint.Unit.Gateway;

public sealed class SessionRulesTests
{
    private static readonly DateTimeOffset SignedIn = new(2026, 11, 9, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 7.99, true)]
    [InlineData(0, 8, false)]
    [InlineData(7, 14.99, true)]
    [InlineData(167, 167.99, true)] // used an hour before the seventh day ends
    [InlineData(167, 168, false)] // seven days are 168 hours, however much it is used
    public void A_session_lives_eight_hours_without_use_and_seven_days_in_all(double lastSeen, double now, bool alive) =>
        Assert.Equal(alive, SessionRules.IsAlive(SeenAfter(lastSeen), new SessionLife(), SignedIn.AddHours(now)));

    [Fact]
    public void A_revoked_session_is_over_at_once()
    {
        var session = SeenAfter(0);
        session.RevokedAt = SignedIn;

        Assert.False(SessionRules.IsAlive(session, new SessionLife(), SignedIn));
    }

    [Fact]
    public void Use_is_recorded_once_a_minute()
    {
        Assert.False(SessionRules.ShouldRecordUse(SeenAfter(0), SignedIn.AddSeconds(59)));
        Assert.True(SessionRules.ShouldRecordUse(SeenAfter(0), SignedIn.AddSeconds(60)));
    }

    private static Session SeenAfter(double hours) => new()
    {
        IdHash = [],
        PersonId = Guid.CreateVersion7(),
        CreatedAt = SignedIn,
        LastSeenAt = SignedIn.AddHours(hours),
    };
}
