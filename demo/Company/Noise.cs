namespace Setpoint.Demo.Company;

/// <summary>
/// Chance that depends on nothing but seed, name and position: asking in another order, or for another period, changes
/// no other value. (A running random generator would.)
/// </summary>
internal sealed class Noise(ulong seed)
{
    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform(string name, long position = 0) => (Mix(Hash(name) + ((ulong)position * 0x9E3779B97F4A7C15)) >> 11) * (1.0 / (1UL << 53));

    /// <summary>About normal, mean 0 and deviation 1: the sum of twelve uniforms less six, free of platform-dependent functions.</summary>
    public double Normal(string name, long position)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Uniform(name, (position * 12) + i);
        }

        return sum;
    }

    public T Pick<T>(IReadOnlyList<T> from, string name, long position = 0) => from[(int)(Uniform(name, position) * from.Count)];

    private ulong Hash(string name)
    {
        var hash = 0xCBF29CE484222325 ^ seed;
        foreach (var character in name)
        {
            hash = (hash ^ character) * 0x100000001B3;
        }

        return Mix(hash);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
