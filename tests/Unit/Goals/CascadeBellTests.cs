using Setpoint.Goals.Data.Cascade;

namespace Setpoint.Unit.Goals;

public sealed class CascadeBellTests
{
    [Fact]
    public async Task A_drain_waits_while_many_changes_are_in_hand_and_no_longer()
    {
        using var bell = new CascadeBell(TimeProvider.System);
        await bell.GatherAsync(default);

        using var first = new LargeMessage(bell);
        using var second = new LargeMessage(bell);
        first.Take();
        first.Take();
        second.Take();
        var gathered = bell.GatherAsync(default);
        first.Dispose();
        Assert.False(gathered.IsCompleted);
        second.Dispose();
        await gathered.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task What_never_ends_is_waited_for_a_second()
    {
        using var bell = new CascadeBell(TimeProvider.System);
        using var stuck = new LargeMessage(bell);
        stuck.Take();
        await bell.GatherAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_small_message_is_not_waited_for()
    {
        using var bell = new CascadeBell(TimeProvider.System);
        using (new LargeMessage(bell))
        {
            await bell.GatherAsync(default);
        }
    }
}
