using System.Globalization;
using Setpoint.Kernel.Policies;

namespace Setpoint.ServiceDefaults.Policies;

/// <summary>What one unit has decided.</summary>
public sealed record OwnPolicies(Guid Unit, long Version, IReadOnlyDictionary<string, string> Values);

/// <summary>What holds for a unit, policy by policy. Units with the same deciders above them share one instance.</summary>
public sealed class EffectivePolicies(IReadOnlyList<OwnPolicies> deciders)
{
    /// <summary>Those who have a say, the nearest first.</summary>
    public IReadOnlyList<OwnPolicies> Deciders => deciders;

    /// <summary>Rises with every change of anything that has a say here; 1 while nobody decided anything.</summary>
    public long Version => 1 + deciders.Sum(d => d.Version);

    /// <summary>The value, and the unit that decided it; no unit where it is the default.</summary>
    public (string Value, Guid? Origin) Find(string name)
    {
        var policy = PolicyCatalogue.All[name];
        var decider = deciders.LastOrDefault(d => policy.Binding is not null && d.Values.GetValueOrDefault(name) == policy.Binding)
            ?? deciders.FirstOrDefault(d => d.Values.ContainsKey(name));
        return decider is null ? (policy.Default, null) : (decider.Values[name], decider.Unit);
    }

    /// <summary>A number.</summary>
    public decimal Number(string name) => decimal.Parse(Find(name).Value, CultureInfo.InvariantCulture);

    /// <summary>A whole number; somebody may have written it as 3.0.</summary>
    public int Count(string name) => (int)Number(name);

    /// <summary>A word.</summary>
    public string Choice(string name) => Find(name).Value;
}
