using System.Security.Cryptography;
using System.Text;

namespace Setpoint.Metrics.Domain;

/// <summary>
/// Tells definitions that measure the same: a hash of source, formula, unit of measure and filter, written small and without
/// superfluous spaces. Two metrics that share it are probably one that two units keep twice.
/// </summary>
internal static class Fingerprint
{
    /// <summary>Of a metric whose values are posted.</summary>
    public static string? Of(MetricDefinition definition) => Of(definition.Source, definition.UnitOfMeasure, definition.Filter, null);

    /// <summary>None where nothing says where the numbers come from.</summary>
    /// <param name="formula">The formula where there is one; the same roll-up in another unit is another formula.</param>
    public static string? Of(string? source, string unitOfMeasure, string? filter, string? formula)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            return null;
        }

        string?[] parts = formula is null ? [source, unitOfMeasure, filter] : [source, unitOfMeasure, filter, formula];
        var text = string.Join('\n', parts.Select(Plain));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Plain(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
