namespace Setpoint.Kernel;

/// <summary>
/// The root of a consistency boundary. Its <see cref="Version"/> is concurrency token, ETag and event version in one:
/// saving a changed aggregate adds one to it and publishes the aggregate's state once.
/// </summary>
public abstract class AggregateRoot
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>1 after the first save; rises by one with every save that changed something.</summary>
    public long Version { get; private set; }

    /// <summary>True when a method changed this aggregate since it was last saved.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Moments raised since the last save.</summary>
    public IReadOnlyList<IDomainEvent> Events => _events;

    /// <summary>Called by every method that changes the aggregate, its parts included.</summary>
    protected void Changed() => HasChanged = true;

    /// <summary>Records a moment that others may want to hear of; implies <see cref="Changed"/>.</summary>
    protected void Raise(IDomainEvent moment)
    {
        _events.Add(moment);
        Changed();
    }

    /// <summary>For persistence: the changes are written.</summary>
    public void Settle()
    {
        HasChanged = false;
        _events.Clear();
    }
}

/// <summary>Something that happened to an aggregate, named in the past tense.</summary>
public interface IDomainEvent;
