namespace Setpoint.Kernel;

/// <summary>A rule of the domain was broken by what somebody asked for. Becomes a 422 that names the field.</summary>
public sealed class DomainException : Exception
{
    /// <param name="code">Stable, for programs: <c>thresholds-out-of-order</c>.</param>
    /// <param name="message">For people: what is allowed.</param>
    /// <param name="field">The field of the request that broke it, in camelCase with a path: <c>keyResults[1].target</c>.</param>
    public DomainException(string code, string message, string? field = null)
        : base(message)
    {
        Code = code;
        Field = field;
    }

    /// <summary>Stable name of the broken rule.</summary>
    public string Code { get; }

    /// <summary>The offending field, where there is one.</summary>
    public string? Field { get; }
}
