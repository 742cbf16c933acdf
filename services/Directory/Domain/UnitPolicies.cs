using Setpoint.Kernel;
using Setpoint.Kernel.Policies;

namespace Setpoint.Directory.Domain;

/// <summary>What a unit has decided for itself and everything below it; versioned, and every version stays readable.</summary>
internal sealed class UnitPolicies : AggregateRoot
{
    private UnitPolicies()
    {
    }

    /// <summary>The unit.</summary>
    public UnitId Id { get; private set; }

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static UnitPolicies Of(UnitId unit) => new() { Id = unit };

    /// <summary>Decides some policies; null leaves one to the unit above again. What is not named stays.</summary>
    /// <exception cref="DomainException">No such policy, or a value that it does not allow.</exception>
    public void Decide(IReadOnlyDictionary<string, string?> changes)
    {
        var values = Merge(changes);
        if (!values.OrderBy(v => v.Key, StringComparer.Ordinal).SequenceEqual(Values.OrderBy(v => v.Key, StringComparer.Ordinal)))
        {
            Values = values;
            Changed();
        }
    }

    /// <summary>What it would be, without deciding it.</summary>
    /// <exception cref="DomainException">No such policy, or a value that it does not allow.</exception>
    public Dictionary<string, string> Merge(IReadOnlyDictionary<string, string?> changes)
    {
        var values = new Dictionary<string, string>(Values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            Rule.Require(PolicyCatalogue.All.TryGetValue(name, out var policy), "policy-unknown", "there is no such policy", $"values.{name}");
            if (value is null)
            {
                values.Remove(name);
                continue;
            }

            var fault = policy!.Fault(value);
            Rule.Require(fault is null, "policy-value", fault ?? "", $"values.{name}");
            values[name] = value;
        }

        return values;
    }
}
