using Aspire.Hosting.ApplicationModel;

namespace Setpoint.AppHost.Native.Running;

/// <summary>Where everything is, one line each; first what is meant to be opened from outside.</summary>
internal static class AddressTable
{
    public static IEnumerable<string> Of(IReadOnlyList<Resource> resources)
    {
        var reachable = resources.Where(resource => resource.Address is not null).OrderByDescending(IsExternal).ToList();
        var width = reachable.Select(resource => resource.Name.Length).DefaultIfEmpty().Max();
        return reachable.Select(resource => $"  {resource.Name.PadRight(width)}  {resource.Address}");
    }

    private static bool IsExternal(Resource resource) => resource is ProjectResource { IsExternal: true };
}
