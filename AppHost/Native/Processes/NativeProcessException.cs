namespace Setpoint.AppHost.Native.Processes;

/// <summary>A program could not be started or ended badly; the message ends with the last lines it wrote.</summary>
public sealed class NativeProcessException(string message, string output)
    : Exception(output.Length == 0 ? message : $"{message}\n{output}");
