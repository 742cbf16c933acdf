using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Setpoint.Kernel;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>A typed id is a uuid.</summary>
internal sealed class IdConversion<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
    where TId : struct, IId<TId>
{
    // An expression tree cannot call a static abstract member.
    private static TId Wrap(Guid value) => TId.From(value);
}

/// <summary>An enum is its name in kebab case: <c>OnTrack</c> is <c>on-track</c>, as in the API.</summary>
internal sealed class EnumConversion<TEnum>() : ValueConverter<TEnum, string>(value => Name(value), text => Value(text))
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> s_names =
        Enum.GetValues<TEnum>().ToDictionary(v => v, v => SnakeCase.Kebab(v.ToString()));

    private static readonly Dictionary<string, TEnum> s_values = s_names.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    private static string Name(TEnum value) => s_names[value];

    private static TEnum Value(string text) => s_values[text];
}
