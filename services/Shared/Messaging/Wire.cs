using System.Text.Json;
using Setpoint.Contracts.Directory;

namespace Setpoint.Messaging;

/// <summary>How messages are written down: names of contracts, and their JSON.</summary>
public static class Wire
{
    private static readonly Dictionary<string, Type> s_contracts = typeof(UnitChanged).Assembly.GetExportedTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false })
        .ToDictionary(t => t.FullName!, StringComparer.Ordinal);

    /// <summary>camelCase, as on the HTTP side.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// The JSON of a message, written through a small buffer: bulk messages are megabytes, and the framework's own writer
    /// keeps as much for every thread that ever wrote one.
    /// </summary>
    public static byte[] Write(object message)
    {
        using var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, message, message.GetType(), Json);
        return stream.ToArray();
    }

    /// <summary>The stable name of a contract.</summary>
    public static string NameOf(Type contract) => contract.FullName!;

    /// <summary>The contract of a name, or none when this version does not know it.</summary>
    public static Type? Find(string name) => s_contracts.GetValueOrDefault(name);

    /// <summary>The service that publishes a contract: the folder it stands in.</summary>
    public static string PublisherOf(Type contract)
    {
        var space = contract.Namespace!;
        return space[(space.LastIndexOf('.') + 1)..].ToLowerInvariant();
    }
}
