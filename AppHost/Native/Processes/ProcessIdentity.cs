using System.Globalization;

namespace Setpoint.AppHost.Native.Processes;

/// <summary>A process for certain: numbers are used again, but not with the same start time since the same boot.</summary>
internal sealed record ProcessIdentity(string Boot, int Id, long StartTicks)
{
    private static readonly string s_thisBoot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    public static ProcessIdentity? Of(int processId)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            // proc(5): "pid (name) state …", the name may hold anything; the start time is the 22nd field. Z is one that has ended.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : new(s_thisBoot, processId, long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public bool IsAlive => Of(Id) == this;
}
