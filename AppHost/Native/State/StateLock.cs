using System.Globalization;
using Aspire.Hosting;

namespace Setpoint.AppHost.Native.State;

/// <summary>Held by the run that uses a state folder; the operating system lets go of it when that run ends, however it ends.</summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream _file;

    private StateLock(FileStream file) => _file = file;

    public static StateLock Take(StateFolder state)
    {
        state.Create();
        try
        {
            var file = new FileStream(state.LockFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            File.WriteAllText(state.HolderFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(file);
        }
        catch (IOException) when (File.Exists(state.HolderFile))
        {
            throw new DistributedApplicationException(
                $"Setpoint is running already (process {File.ReadAllText(state.HolderFile)}) with the data in {state.Path}. "
                + "Stop that one first, or keep the data of this one elsewhere with SETPOINT_STATE.");
        }
    }

    public void Dispose() => _file.Dispose();
}
