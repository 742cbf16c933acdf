using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Setpoint.Metrics.Domain.Sources;

/// <summary>Something found in a document, and where it stands: <c>$.data[2].value</c>.</summary>
internal readonly record struct JsonPlace(string Place, JsonElement Element);

/// <summary>
/// The part of JSONPath (RFC 9535) that names places without computing: <c>$</c> the document, <c>.name</c>,
/// <c>['any name']</c>, <c>[0]</c> and <c>[-1]</c> (from the end), <c>[*]</c> and <c>.*</c> (every element or member). No <c>..</c>,
/// filters, slices or unions.
/// </summary>
internal sealed class JsonPath
{
    private const int LongestPath = 500;
    private readonly List<Step> _steps;

    private JsonPath(List<Step> steps) => _steps = steps;

    /// <summary>True when it may find more than one place.</summary>
    public bool IsMany => _steps.Exists(s => s.Kind == StepKind.Every);

    /// <summary>Reads a path; the problem names the character, counted from 1.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? problem)
    {
        path = null;
        if (string.IsNullOrEmpty(text) || text[0] != '$' || text.Length > LongestPath)
        {
            problem = $"must begin with $, such as $.data[0].value, and have at most {LongestPath} characters";
            return false;
        }

        var reader = new Reader(text);
        problem = reader.Read();
        path = problem is null ? new JsonPath(reader.Steps) : null;
        return path is not null;
    }

    /// <summary>Every place that fits. A step that leads nowhere is told with what stands there instead.</summary>
    public List<JsonPlace> Find(JsonElement root, string rootPlace, out string? missing)
    {
        missing = null;
        var places = new List<JsonPlace> { new(rootPlace, root) };
        foreach (var step in _steps)
        {
            var next = new List<JsonPlace>();
            foreach (var place in places)
            {
                if (!step.Follow(place, next))
                {
                    missing ??= $"{place.Place}{step}: is not there; {place.Place} {Describe(place.Element)}";
                }
            }

            places = next;
        }

        return places;
    }

    private static string Describe(JsonElement element)
    {
        const int Shown = 8;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var names = element.EnumerateObject().Select(p => p.Name).Take(Shown + 1).ToList();
                return names.Count == 0 ? "is an empty object" : $"has {string.Join(", ", names.Take(Shown))}{(names.Count > Shown ? ", …" : "")}";
            case JsonValueKind.Array:
                return $"is a list of {element.GetArrayLength()}";
            default:
                return $"is {KindOf(element)}";
        }
    }

    /// <summary>What an element is, in words.</summary>
    public static string KindOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private enum StepKind
    {
        Name,
        Index,
        Every,
    }

    private sealed record Step(StepKind Kind, string Name, int Index)
    {
        /// <summary>Adds what it leads to; false when that is nothing.</summary>
        public bool Follow(JsonPlace from, List<JsonPlace> to)
        {
            var (place, element) = from;
            switch (Kind)
            {
                case StepKind.Name when element.ValueKind == JsonValueKind.Object && element.TryGetProperty(Name, out var member):
                    to.Add(new(place + this, member));
                    return true;
                case StepKind.Index when element.ValueKind == JsonValueKind.Array && At(element.GetArrayLength()) is { } index:
                    to.Add(new($"{place}[{index}]", element[index]));
                    return true;
                case StepKind.Every when element.ValueKind == JsonValueKind.Array:
                    to.AddRange(element.EnumerateArray().Select((item, i) => new JsonPlace($"{place}[{i}]", item)));
                    return true;
                case StepKind.Every when element.ValueKind == JsonValueKind.Object:
                    to.AddRange(element.EnumerateObject().Select(p => new JsonPlace(place + new Step(StepKind.Name, p.Name, 0), p.Value)));
                    return true;
                default:
                    return false;
            }
        }

        public override string ToString() => Kind switch
        {
            StepKind.Every => "[*]",
            StepKind.Index => $"[{Index}]",
            _ when Name.Length > 0 && Name.All(Reader.IsNameCharacter) => $".{Name}",
            _ => $"['{Name}']",
        };

        private int? At(int length) => (Index < 0 ? length + Index : Index) is var i && i >= 0 && i < length ? i : null;
    }

    private sealed class Reader(string text)
    {
        private int _at = 1;

        public List<Step> Steps { get; } = [];

        public static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

        public string? Read()
        {
            while (_at < text.Length)
            {
                var problem = text[_at] switch
                {
                    '.' => ReadDotted(),
                    '[' => ReadBracket(),
                    _ => Expected("a . or a ["),
                };
                if (problem is not null)
                {
                    return problem;
                }
            }

            return null;
        }

        private string? ReadDotted()
        {
            _at++;
            if (Peek() == '*')
            {
                _at++;
                Steps.Add(new(StepKind.Every, "", 0));
                return null;
            }

            if (Peek() == '.')
            {
                return Expected("a name (.. is not supported)");
            }

            var start = _at;
            while (_at < text.Length && IsNameCharacter(text[_at]))
            {
                _at++;
            }

            Steps.Add(new(StepKind.Name, text[start.._at], 0));
            return _at > start ? null : Expected("a name or *");
        }

        private string? ReadBracket()
        {
            _at++;
            switch (Peek())
            {
                case '*':
                    _at++;
                    Steps.Add(new(StepKind.Every, "", 0));
                    break;
                case '\'' or '"':
                    if (ReadQuoted() is not { } name)
                    {
                        return Expected("the closing quote");
                    }

                    Steps.Add(new(StepKind.Name, name, 0));
                    break;
                case '?':
                    return Expected("a number, a quoted name or * (filters are not supported)");
                default:
                    if (ReadIndex() is not { } index)
                    {
                        return Expected("a number, a quoted name or *");
                    }

                    Steps.Add(new(StepKind.Index, "", index));
                    break;
            }

            if (Peek() != ']')
            {
                return Expected(Peek() is ':' or ',' ? "] (slices and unions are not supported)" : "]");
            }

            _at++;
            return null;
        }

        private int? ReadIndex()
        {
            var start = _at;
            while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || (_at == start && text[_at] == '-')))
            {
                _at++;
            }

            return int.TryParse(text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : null;
        }

        private string? ReadQuoted()
        {
            var quote = text[_at++];
            var name = new StringBuilder();
            while (_at < text.Length && text[_at] != quote)
            {
                if (text[_at] == '\\' && _at + 1 < text.Length)
                {
                    _at++;
                }

                name.Append(text[_at++]);
            }

            if (_at == text.Length)
            {
                return null;
            }

            _at++;
            return name.ToString();
        }

        private char Peek() => _at < text.Length ? text[_at] : '\0';

        private string Expected(string what) => _at < text.Length
            ? $"has '{text[_at]}' at character {_at + 1}, where {what} is expected"
            : $"ends at character {text.Length}, where {what} is expected";
    }
}
