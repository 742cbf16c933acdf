namespace Setpoint.Kernel;

/// <summary>Arithmetic on values is decimal, and rounds the way PostgreSQL's <c>round(numeric)</c> does.</summary>
public static class DecimalRules
{
    /// <summary>Rounds half away from zero: 0.5 becomes 1, −0.5 becomes −1.</summary>
    public static decimal Round(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Limits a raw progress to 0…1.</summary>
    public static decimal Clamp01(decimal value) => Math.Clamp(value, 0m, 1m);
}
