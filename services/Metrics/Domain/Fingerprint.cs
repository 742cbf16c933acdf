using System.Security.Cryptography;
using System.Text;

namespace Setpoint.Metrics.Domain;

/// <summary>
/// Tells definitions that measure the same: a hash of source, formula, unit of measure and filter, written small and without
/// superfluous spaces. Two metrics that share it are probably one that two units keep twice.
/// </summary>
internal static class Fingerprint
{
    /// <summary>None where nothing says where the numbers come from.</summary>
    public static string? Of(MetricDefinition definition)
    {
        if (string.IsNullOrWhiteSpace(definition.Source))
        {
            return null;
        }

        string?[] parts = [definition.Source, definition.UnitOfMeasure, definition.Filter];
        var text = string.Join('\n', parts.Select(Plain));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Plain(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
