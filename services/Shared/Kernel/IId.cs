namespace Setpoint.Kernel;

/// <summary>An identifier with a type of its own, so that a unit's id cannot stand where a person's is meant.</summary>
/// <typeparam name="TSelf">The identifier itself: a <c>readonly record struct</c> around a version 7 UUID.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The bare value, as stored and sent.</summary>
    Guid Value { get; }

    /// <summary>Wraps a bare value.</summary>
    static abstract TSelf From(Guid value);
}
