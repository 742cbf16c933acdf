using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Setpoint.AppHost.Native.Servers;

namespace Setpoint.AppHost.Native.Running;

/// <summary>A port that the diagram chose, unlike a free one, may be somebody else's.</summary>
internal static class FixedPort
{
    public static void Check(ProjectResource project)
    {
        if (project is { HasFixedPort: true, Http: { } http } && !FreePort.IsFree(http.Port))
        {
            throw new DistributedApplicationException(
                $"Port {http.Port} is in use by another program, so '{project.Name}' cannot listen on it. "
                + "End that program, or choose another port with the variable SETPOINT_PORT, for example: SETPOINT_PORT=8081 ./run");
        }
    }
}
