namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>
/// What a value is measured in: units with exponents, so that EUR / parcels × parcels is EUR again. Percent and plain
/// ratios have none. A number in a formula takes the unit of what it is added to.
/// </summary>
internal sealed record Measure
{
    private static readonly HashSet<string> s_plain = new(["%", "‰", "ratio", "share", "index", "factor", "x"], StringComparer.OrdinalIgnoreCase);

    private readonly SortedDictionary<string, int> _factors = new(StringComparer.OrdinalIgnoreCase);

    private Measure()
    {
    }

    /// <summary>True of numbers written in the formula.</summary>
    public bool IsNumber { get; private init; }

    /// <summary>True once it was multiplied by a number, which may have turned minutes into hours.</summary>
    private bool IsScaled { get; init; }

    public static Measure Number { get; } = new() { IsNumber = true };

    /// <summary>Reads <c>%</c>, <c>EUR</c>, <c>EUR per parcel</c> or <c>km/h</c>.</summary>
    public static Measure Of(string unit)
    {
        var measure = new Measure();
        var parts = unit.Replace(" per ", "/", StringComparison.OrdinalIgnoreCase).Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            var name = string.Join(' ', parts[i].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            measure.Count(s_plain.Contains(name) ? "" : Currency.OfSymbol(name) ?? name, i == 0 ? 1 : -1);
        }

        return measure;
    }

    /// <summary>What both are measured in; none when they cannot stand beside each other in a sum.</summary>
    public Measure? With(Measure other) =>
        IsNumber ? other : other.IsNumber || Same(other) ? this with { IsScaled = IsScaled || other.IsScaled } : null;

    public Measure Times(Measure other) => Combine(other, 1);

    public Measure Over(Measure other) => Combine(other, -1);

    /// <summary>
    /// Why a result in this cannot be called something in the declared unit. Another currency is never right; a plain
    /// unit keeps its name; what a formula made by multiplying or dividing may have any name.
    /// </summary>
    public string? Contradiction(Measure declared)
    {
        var (mine, theirs) = (Currencies(), declared.Currencies());
        if (mine.Length > 0 != theirs.Length > 0 || !mine.SequenceEqual(theirs))
        {
            return $"gives {this}, which cannot be called {declared}";
        }

        var isPlain = _factors.Count == 1 && _factors.First().Value == 1 && !IsScaled;
        return isPlain && !Same(declared) ? $"gives {this}, which cannot be called {declared}" : null;
    }

    public bool Same(Measure other) => _factors.SequenceEqual(other._factors, FactorComparer.Instance);

    public override string ToString()
    {
        var above = _factors.Where(f => f.Value > 0).Select(Power).ToList();
        var below = _factors.Where(f => f.Value < 0).Select(Power).ToList();
        return (above, below) switch
        {
            ([], []) => "a plain number",
            (_, []) => string.Join(" × ", above),
            ([], _) => "1 per " + string.Join(" per ", below),
            _ => string.Join(" × ", above) + " per " + string.Join(" per ", below),
        };
    }

    private static string Power(KeyValuePair<string, int> factor) => Math.Abs(factor.Value) == 1 ? factor.Key : $"{factor.Key}^{Math.Abs(factor.Value)}";

    private Measure Combine(Measure other, int sign)
    {
        var result = new Measure { IsNumber = IsNumber && other.IsNumber, IsScaled = IsScaled || other.IsScaled || IsNumber || other.IsNumber };
        foreach (var (name, power) in _factors)
        {
            result.Count(name, power);
        }

        foreach (var (name, power) in other._factors)
        {
            result.Count(name, sign * power);
        }

        return result;
    }

    private void Count(string name, int power)
    {
        if (name.Length == 0)
        {
            return;
        }

        var total = _factors.GetValueOrDefault(name) + power;
        _factors.Remove(name);
        if (total != 0)
        {
            _factors.Add(name, total);
        }
    }

    private (string Code, int Power)[] Currencies() => [.. _factors
        .Select(f => (Code: Currency.In(f.Key), Power: f.Value))
        .Where(c => c.Code is not null)
        .GroupBy(c => c.Code!, c => c.Power)
        .Select(g => (g.Key, g.Sum()))
        .Where(c => c.Item2 != 0)
        .OrderBy(c => c.Key, StringComparer.Ordinal)];

    private sealed class FactorComparer : IEqualityComparer<KeyValuePair<string, int>>
    {
        public static readonly FactorComparer Instance = new();

        public bool Equals(KeyValuePair<string, int> x, KeyValuePair<string, int> y) =>
            x.Value == y.Value && string.Equals(x.Key, y.Key, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode(KeyValuePair<string, int> obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Key);
    }
}
