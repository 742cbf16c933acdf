using System.Globalization;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>Numbers in what the coach says.</summary>
internal static class Shown
{
    /// <summary>With four digits at most after the point, and none that say nothing.</summary>
    public static string Of(decimal value) => value.ToString("#,##0.####", CultureInfo.InvariantCulture);
}
