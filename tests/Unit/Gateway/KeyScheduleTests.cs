using FsCheck;
using FsCheck.Fluent;
using Setpoint.Gateway.Signing;

namespace Setpoint.Unit.Gateway;

public sealed class KeyScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 9, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_very_first_key_signs_at_once() =>
        Assert.Equal(Start, KeySchedule.NextActiveFrom<Key>([], Start));

    [Fact]
    public void The_next_key_is_made_a_quarter_of_an_hour_before_a_day_is_over()
    {
        Key[] keys = [new(Start)];

        Assert.Null(KeySchedule.NextActiveFrom(keys, Start.AddHours(23).AddMinutes(44)));
        Assert.Equal(Start.AddDays(1), KeySchedule.NextActiveFrom(keys, Start.AddHours(23).AddMinutes(45)));
    }

    [Fact]
    public void A_new_key_is_published_before_it_signs_and_the_old_one_after_it_stopped()
    {
        var first = new Key(Start);
        var second = new Key(Start.AddDays(1));
        Key[] keys = [first, second];

        Assert.Same(first, KeySchedule.Signer(keys, Start.AddDays(1).AddSeconds(-1)));
        Assert.Same(second, KeySchedule.Signer(keys, Start.AddDays(1)));
        Assert.Equal(keys, KeySchedule.Published(keys, Start.AddDays(1).AddSeconds(-1)));
        Assert.Equal(keys, KeySchedule.Published(keys, Start.AddDays(1).AddMinutes(14)));
        Assert.Equal([second], KeySchedule.Published(keys, Start.AddDays(1).AddMinutes(15)));
    }

    [Fact]
    public void After_days_of_standing_still_the_old_key_signs_until_its_successor_is_known()
    {
        var now = Start.AddDays(5);
        Key[] keys = [new(Start)];

        Assert.Same(keys[0], KeySchedule.Signer(keys, now));
        Assert.Equal(now.AddMinutes(15), KeySchedule.NextActiveFrom(keys, now));
    }

    /// <summary>
    /// The promise behind rotation without downtime, whatever the pauses between two looks at the clock: a token signed now, by a
    /// replica that last read the keys up to five minutes ago, can be checked during its five minutes by a service that fetched the
    /// keys up to ten minutes ago.
    /// </summary>
    [Fact]
    public void Whatever_happens_a_token_is_checkable_for_its_whole_life() =>
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt[]>(), pauses =>
        {
            var keys = new List<(Key Key, DateTimeOffset MadeAt)>();
            var now = Start;
            foreach (var pause in pauses)
            {
                if (KeySchedule.NextActiveFrom([.. keys.Select(k => k.Key)], now) is { } from)
                {
                    keys.Add((new Key(from), now));
                }

                foreach (var stale in new[] { 0, 5 })
                {
                    var signer = KeySchedule.Signer(Known(now.AddMinutes(-stale)), now);
                    Assert.True(signer is not null || now.AddMinutes(-stale) < Start);
                    foreach (var checkedAt in new[] { now, now.AddMinutes(5) })
                    {
                        var fetchedAt = checkedAt.AddMinutes(-10) < Start ? checkedAt : checkedAt.AddMinutes(-10);
                        Assert.True(signer is null || KeySchedule.Published(Known(fetchedAt), fetchedAt).Contains(signer));
                    }
                }

                now = now.AddMinutes(1 + (pause.Get * 37 % 2000));
            }

            Key[] Known(DateTimeOffset at) => [.. keys.Where(k => k.MadeAt <= at).Select(k => k.Key)];
        }).QuickCheckThrowOnFailure();

    private sealed record Key(DateTimeOffset ActiveFrom) : IScheduledKey;
}
