using System.Collections;
using System.Reflection;
using System.Text;
using Setpoint.Contracts.Directory;

namespace Setpoint.Unit.Contracts;

/// <summary>A member of a contract as its promise reads: <c>UnitId: Guid?</c>.</summary>
/// <param name="Later">Added after the contract was first published: messages that are on their way do not have it.</param>
public sealed record Member(string Name, string Type, bool Later)
{
    public bool MayBeAbsent => Type.EndsWith('?');

    public override string ToString() => $"    {(Later ? "+ " : "")}{Name}: {Type}";
}

/// <summary>The promise of all contracts, as the committed text has it and as the code is.</summary>
internal static class ContractsText
{
    private const string Heading =
        """
        What services tell each other. Messages of every version are on their way, so a name stays and so does its type; a
        member with + came later and may be absent. UPDATE_CONTRACTS=1 adds what is new and refuses everything else.

        """;

    private static readonly NullabilityInfoContext s_nullability = new();

    /// <summary>Every record that travels, nested ones too.</summary>
    public static IEnumerable<Type> Types => typeof(UnitChanged).Assembly.GetExportedTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false })
        .OrderBy(t => t.FullName, StringComparer.Ordinal);

    public static SortedDictionary<string, List<Member>> OfCode() => new(
        Types.ToDictionary(t => t.FullName!, t => Properties(t).Select(p => new Member(p.Name, Name(p), false)).ToList()), StringComparer.Ordinal);

    public static SortedDictionary<string, List<Member>> Read(string text)
    {
        var found = new SortedDictionary<string, List<Member>>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Where(l => l.StartsWith("Setpoint.", StringComparison.Ordinal) || l.StartsWith("    ", StringComparison.Ordinal)))
        {
            if (line[0] != ' ')
            {
                found.Add(line.Trim(), []);
                continue;
            }

            var parts = line.Trim().TrimStart('+').Split(':', StringSplitOptions.TrimEntries);
            found.Last().Value.Add(new Member(parts[0], parts[1], line.Contains('+', StringComparison.Ordinal)));
        }

        return found;
    }

    public static string Write(SortedDictionary<string, List<Member>> contracts)
    {
        var text = new StringBuilder(Heading.ReplaceLineEndings("\n"));
        foreach (var (name, members) in contracts)
        {
            text.Append('\n').Append(name).Append('\n').AppendJoin('\n', members).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A value of the type that a member has; lists have one item.</summary>
    public static object Example(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return "words";
        }

        if (plain.IsGenericType && plain.IsAssignableTo(typeof(IEnumerable)))
        {
            var item = Example(plain.GetGenericArguments()[^1]);
            return plain.GetGenericArguments().Length == 2 ? new Dictionary<string, object> { ["key"] = item } : new[] { item };
        }

        return plain.IsValueType ? Activator.CreateInstance(plain)! : Properties(plain).ToDictionary(p => p.Name, p => Example(p.PropertyType));
    }

    public static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);

    private static string Name(PropertyInfo property)
    {
        var absent = s_nullability.Create(property).ReadState == NullabilityState.Nullable;
        return Name(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) + (absent ? "?" : "");
    }

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
