namespace Setpoint.Kernel.Statistics;

/// <summary>Square roots without floating point.</summary>
public static class SquareRoot
{
    private const int MostSteps = 200;

    /// <summary>By Newton's method, which halves the error's exponent with every step once it is near.</summary>
    public static decimal Of(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (value == 0)
        {
            return 0;
        }

        var root = Math.Max(value, 1m);
        for (var step = 0; step < MostSteps; step++)
        {
            var next = (root + (value / root)) / 2;
            if (next >= root)
            {
                break;
            }

            root = next;
        }

        return root;
    }
}
