using System.Reflection;
using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Setpoint.AppHost.Native.Building;
using Setpoint.AppHost.Native.Processes;
using Setpoint.AppHost.Native.Running;

namespace Aspire.Hosting;

public sealed class DistributedApplication
{
    internal DistributedApplication(IDistributedApplicationBuilder builder)
    {
        var native = (NativeApplicationBuilder)builder;
        Resources = native.Resources;
        Engine = new Engine(native);
    }

    internal IReadOnlyList<Resource> Resources { get; }
    internal Engine Engine { get; }

    [MethodImpl(MethodImplOptions.NoInlining)]   // the caller is the AppHost, which knows its own folder
    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        var folder = Assembly.GetCallingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key is "AppHostDirectory")?.Value;
        return new NativeApplicationBuilder(args, folder ?? Directory.GetCurrentDirectory());
    }

    /// <summary>Starts everything, stays until Ctrl+C or SIGTERM, and stops everything.</summary>
    public void Run()
    {
        if (NativeSystem.TakeOver(this))
        {
            return;
        }
        try
        {
            new ConsoleRun(this).RunAsync().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is DistributedApplicationException or NativeProcessException or InvalidOperationException)
        {
            Console.Error.WriteLine($"Setpoint could not start. {e.Message}");
            Environment.ExitCode = 1;
        }
    }
}
