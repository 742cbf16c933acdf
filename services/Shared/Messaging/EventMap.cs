using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Setpoint.Kernel;

namespace Setpoint.Messaging;

/// <summary>
/// Everything a service tells the world, declared in one place: the service's <c>IntegrationEvents.cs</c>.
/// An aggregate has a state event, published whole with every change; a domain event is either a moment or internal.
/// </summary>
public sealed class EventMap
{
    private readonly Dictionary<Type, StateDeclaration> _states = [];
    private readonly Dictionary<Type, Func<IDomainEvent, object>> _moments = [];
    private readonly HashSet<Type> _internal = [];

    internal IReadOnlyCollection<StateDeclaration> States => _states.Values;

    /// <summary>Every save of the aggregate publishes this state; republishing sends it again.</summary>
    /// <param name="toEvent">Maps the aggregate to its public state.</param>
    /// <param name="with">Loads the parts that the state needs, such as <c>q => q.Include(o => o.KeyResults)</c>.</param>
    public EventMap State<TAggregate, TEvent>(
        Func<TAggregate, TEvent> toEvent,
        Func<IQueryable<TAggregate>, IQueryable<TAggregate>>? with = null)
        where TAggregate : AggregateRoot
        where TEvent : class
    {
        _states.Add(typeof(TAggregate), new StateDeclaration<TAggregate, TEvent>(toEvent, with ?? (q => q)));
        return this;
    }

    /// <summary>The domain event is published as an immutable moment.</summary>
    public EventMap Moment<TDomainEvent, TEvent>(Func<TDomainEvent, TEvent> toEvent)
        where TDomainEvent : IDomainEvent
        where TEvent : class
    {
        _moments.Add(typeof(TDomainEvent), e => toEvent((TDomainEvent)e));
        return this;
    }

    /// <summary>The domain event, or the aggregate, is nobody else's business.</summary>
    public EventMap Internal<T>()
    {
        _internal.Add(typeof(T));
        return this;
    }

    /// <summary>The messages that a changed aggregate owes the world.</summary>
    public IEnumerable<object> MessagesOf(AggregateRoot aggregate)
    {
        if (_states.TryGetValue(aggregate.GetType(), out var state))
        {
            yield return state.ToEvent(aggregate);
        }

        foreach (var moment in aggregate.Events)
        {
            if (_moments.TryGetValue(moment.GetType(), out var toEvent))
            {
                yield return toEvent(moment);
            }
        }
    }

    /// <summary>Fails the start of a service that has an aggregate or a domain event nobody declared.</summary>
    /// <exception cref="InvalidOperationException">Names what is undeclared.</exception>
    public void Verify(Assembly service)
    {
        var undeclared = service.GetTypes()
            .Where(t => t is { IsAbstract: false, IsInterface: false } &&
                (t.IsSubclassOf(typeof(AggregateRoot)) || t.IsAssignableTo(typeof(IDomainEvent))))
            .Where(t => !_states.ContainsKey(t) && !_moments.ContainsKey(t) && !_internal.Contains(t))
            .Select(t => t.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (undeclared.Count > 0)
        {
            throw new InvalidOperationException(
                $"IntegrationEvents.cs declares neither a message nor Internal for: {string.Join(", ", undeclared)}.");
        }
    }
}

/// <summary>How one kind of aggregate becomes a state event.</summary>
internal abstract class StateDeclaration
{
    public abstract Type Aggregate { get; }

    public abstract Type Event { get; }

    public abstract object ToEvent(AggregateRoot aggregate);

    /// <summary>State events of the given aggregates, read afresh.</summary>
    public abstract Task<List<object>> LoadAsync(DbContext db, string table, Guid[] ids, CancellationToken ct);
}

internal sealed class StateDeclaration<TAggregate, TEvent>(
    Func<TAggregate, TEvent> toEvent,
    Func<IQueryable<TAggregate>, IQueryable<TAggregate>> with) : StateDeclaration
    where TAggregate : AggregateRoot
    where TEvent : class
{
    public override Type Aggregate => typeof(TAggregate);

    public override Type Event => typeof(TEvent);

    public override object ToEvent(AggregateRoot aggregate) => toEvent((TAggregate)aggregate);

    public override async Task<List<object>> LoadAsync(DbContext db, string table, Guid[] ids, CancellationToken ct)
    {
        // The table's name comes from the model, never from a request.
        var rows = db.Set<TAggregate>().FromSqlRaw($"select * from {table} where id = any({{0}})", ids);
        var aggregates = await with(rows).AsNoTracking().ToListAsync(ct);
        return aggregates.ConvertAll(a => (object)toEvent(a));
    }
}
