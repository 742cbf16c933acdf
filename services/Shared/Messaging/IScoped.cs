namespace Setpoint.Messaging;

/// <summary>
/// A context that knows the scope it was made in. All contexts of a process share one set of options, and so one set of interceptors,
/// because making both for every request took a tenth of a busy service's time; what belongs to the request they find here.
/// </summary>
public interface IScoped
{
    /// <summary>The services of the request or message that the context works for.</summary>
    IServiceProvider Scope { get; }
}
