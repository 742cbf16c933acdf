namespace Setpoint.Kernel;

/// <summary>States a rule of the domain where it is kept.</summary>
public static class Rule
{
    /// <summary>Goes on only when the rule holds.</summary>
    /// <param name="holds">What must be true.</param>
    /// <param name="code">Stable, for programs.</param>
    /// <param name="allowed">For people: what is allowed.</param>
    /// <param name="field">The field of the request, in camelCase.</param>
    /// <exception cref="DomainException">It does not hold.</exception>
    public static void Require(bool holds, string code, string allowed, string? field = null)
    {
        if (!holds)
        {
            throw new DomainException(code, allowed, field);
        }
    }
}
