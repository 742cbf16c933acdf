using System.Text;
using System.Text.Json;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>One page of a list.</summary>
/// <param name="Next">Send it as <c>cursor</c> for the page after; none at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Keyset cursors: where the last page ended, opaque to clients.</summary>
public static class Cursor
{
    /// <summary>The page size when none is asked for.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The largest page.</summary>
    public const int MaxLimit = 500;

    /// <summary>A page size within 1…<see cref="MaxLimit"/>.</summary>
    public static int Limit(int? asked, int otherwise = DefaultLimit) => Math.Clamp(asked ?? otherwise, 1, MaxLimit);

    /// <summary>Writes the sort key of a page's last row.</summary>
    public static string Encode<TKey>(TKey key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(key)));

    /// <summary>Reads a cursor; false when it is not one of ours.</summary>
    public static bool TryDecode<TKey>(string? cursor, out TKey? key)
    {
        key = default;
        if (cursor is null)
        {
            return true;
        }

        try
        {
            key = JsonSerializer.Deserialize<TKey>(Convert.FromBase64String(cursor));
            return key is not null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return false;
        }
    }
}
