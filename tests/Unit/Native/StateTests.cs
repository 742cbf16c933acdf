using Aspire.Hosting;
using Setpoint.AppHost.Native.State;

namespace Setpoint.Unit.Native;

public sealed class StateTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("setpoint-unit-");
    private readonly StateFolder _state;

    public StateTests() => _state = new StateFolder(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_second_run_is_refused_and_told_whose_the_first_is()
    {
        using var held = StateLock.Take(_state);

        var refused = Assert.Throws<DistributedApplicationException>(() => StateLock.Take(_state));

        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("SETPOINT_STATE", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_can_be_used_again_afterwards()
    {
        StateLock.Take(_state).Dispose();

        StateLock.Take(_state).Dispose();
    }

    [Fact]
    public void A_named_volume_keeps_its_files_and_an_unnamed_one_does_not()
    {
        var named = _state.Volume("postgres", "data");
        var unnamed = _state.Volume("postgres", null);
        File.WriteAllText(Path.Combine(named, "row"), "1");
        File.WriteAllText(Path.Combine(unnamed, "row"), "1");

        Assert.True(File.Exists(Path.Combine(_state.Volume("postgres", "data"), "row")));
        Assert.False(File.Exists(Path.Combine(_state.Volume("postgres", null), "row")));
    }

    [Fact]
    public void Starting_over_forgets_everything_but_the_lock()
    {
        using var held = StateLock.Take(_state);
        _state.Secret("key", () => "old");
        _state.Volume("postgres", "data");

        _state.Empty();

        Assert.Equal("new", _state.Secret("key", () => "new"));
        Assert.False(System.IO.Directory.Exists(Path.Combine(_folder.FullName, "data")));
        Assert.Throws<DistributedApplicationException>(() => StateLock.Take(_state));
    }
}
