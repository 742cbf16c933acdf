using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A text with holes for values that are known only once the system is starting.</summary>
public sealed class ReferenceExpression : IValueProvider
{
    private readonly string _format;
    private readonly IReadOnlyList<IValueProvider> _values;

    private ReferenceExpression(string format, IReadOnlyList<IValueProvider> values)
    {
        _format = format;
        _values = values;
    }

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.ToExpression();

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var values = new object?[_values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = await _values[i].GetValueAsync(cancellationToken);
        }
        return string.Format(CultureInfo.InvariantCulture, _format, values);
    }

    /// <summary>Lets <c>$"Host={endpoint};Password={parameter}"</c> keep its parts instead of becoming a string at once.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _format = new(literalLength + (formattedCount * 3));
        private readonly List<IValueProvider> _values = new(formattedCount);

        public void AppendLiteral(string value) => _format.Append(Escape(value));

        public void AppendFormatted(string? value) => _format.Append(Escape(value ?? ""));

        public void AppendFormatted<T>(T value)
            where T : IValueProvider
        {
            _format.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
            _values.Add(value);
        }

        public void AppendFormatted<T>(IResourceBuilder<T> value)
            where T : IResource, IValueProvider => AppendFormatted(value.Resource);

        internal ReferenceExpression ToExpression() => new(_format.ToString(), _values);

        private static string Escape(string text) =>
            text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
    }
}
