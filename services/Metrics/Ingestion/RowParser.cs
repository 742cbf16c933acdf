using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Setpoint.Metrics.Ingestion;

/// <summary>Turns one written row into a parsed one or an error, whatever format it stood in.</summary>
/// <param name="latest">A moment after this is taken for a typing error.</param>
/// <param name="dialect">How cells are written.</param>
internal sealed class RowParser(DateTimeOffset latest, CsvDialect? dialect = null)
{
    private const int LongestText = 200;
    private const int LongestNote = 1_000;
    private const int IsoDay = 10;
    private static readonly DateTime s_earliest = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly (long From, long To) _instants = (PgTime.Of(s_earliest), PgTime.Of(latest));
    private readonly (long From, long To) _days = (DayOf(s_earliest), DayOf(latest.UtcDateTime));
    private readonly NameIndex _names = new();
    private readonly byte[] _unescaped = new byte[LongestText];
    private readonly NumberFormatInfo _numbers = dialect?.Numbers ?? NumberFormatInfo.InvariantInfo;
    private int _number;

    [Flags]
    private enum Field
    {
        Unknown = 0,
        Metric = 1,
        At = 2,
        Value = 4,
        Note = 8,
    }

    /// <summary>What has been read and not taken yet.</summary>
    public RowBatch Batch { get; private set; } = new();

    /// <summary>Hands over what was collected and begins anew.</summary>
    public RowBatch Take()
    {
        var full = Batch;
        Batch = new RowBatch();
        return full;
    }

    /// <summary>A row that cannot even be parsed.</summary>
    public void Reject(int line, string field, string message) => Refuse(line, ++_number, field, message);

    /// <summary>A row written as a JSON object.</summary>
    public void AddJson(ReadOnlySpan<byte> text, int line)
    {
        var json = new Utf8JsonReader(text);
        ref var row = ref Batch.Rows[Batch.Count];
        row = new ParsedRow { Line = line, Number = ++_number };
        try
        {
            if (ReadObject(ref json, ref row, out var field) is { } problem)
            {
                Refuse(line, _number, field, problem);
                return;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is a string with half a surrogate pair or with bytes that are not UTF-8.
            Refuse(line, _number, "row", "is not valid JSON");
            return;
        }

        Batch.Count++;
    }

    /// <summary>A row written as cells. An empty value withdraws.</summary>
    public void AddCells(ReadOnlySpan<byte> metric, ReadOnlySpan<byte> at, ReadOnlySpan<byte> value, ReadOnlySpan<byte> note, int line)
    {
        Span<byte> iso = stackalloc byte[IsoDay];
        ref var row = ref Batch.Rows[Batch.Count];
        row = new ParsedRow { Line = line, Number = ++_number };
        if (SetName(metric.Length <= LongestText ? metric : default, ref row) is { } badName)
        {
            Refuse(line, _number, "metric", badName);
        }
        else if (SetMoment(TryOwnDay(at, iso) ? iso : at, ref row) is { } badMoment)
        {
            Refuse(line, _number, "at", badMoment);
        }
        else if (SetNumber(value, ref row) is { } badNumber)
        {
            Refuse(line, _number, "value", badNumber);
        }
        else if (SetNote(note.IsEmpty ? null : Encoding.UTF8.GetString(note), ref row) is { } badNote)
        {
            Refuse(line, _number, "note", badNote);
        }
        else
        {
            Batch.Count++;
        }
    }

    private void Refuse(int line, int number, string field, string message) => Batch.Errors.Add(new RowError(line, field, message, number));

    private string? ReadObject(ref Utf8JsonReader json, ref ParsedRow row, out string name)
    {
        name = "row";
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return "must be an object with metric, at and value";
        }

        var seen = Field.Unknown;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref json);
            json.Read();
            if (ReadField(ref json, field, ref row) is { } problem)
            {
                name = NameOf(field);
                return problem;
            }

            seen |= field;
        }

        json.Read(); // Throws when something follows the object.
        var missing = (Field.Metric | Field.At | Field.Value) & ~seen;
        if (missing == Field.Unknown)
        {
            return null;
        }

        name = NameOf(missing.HasFlag(Field.Metric) ? Field.Metric : missing.HasFlag(Field.At) ? Field.At : Field.Value);
        return "is required";
    }

    private static Field FieldOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("metric"u8) ? Field.Metric
        : json.ValueTextEquals("at"u8) ? Field.At
        : json.ValueTextEquals("value"u8) ? Field.Value
        : json.ValueTextEquals("note"u8) ? Field.Note
        : Field.Unknown;

    private static string NameOf(Field field) => field.ToString().ToLowerInvariant();

    private string? ReadField(ref Utf8JsonReader json, Field field, ref ParsedRow row)
    {
        switch (field)
        {
            case Field.Metric:
                return SetName(TextOf(ref json), ref row);
            case Field.At:
                return SetMoment(TextOf(ref json), ref row);
            case Field.Value when json.TokenType == JsonTokenType.Null:
                return null;
            case Field.Value:
                row.HasValue = true;
                return json.TokenType == JsonTokenType.Number && json.TryGetDecimal(out row.Value) ? null : "must be a number, or null to withdraw a value";
            case Field.Note:
                return json.TokenType is JsonTokenType.String or JsonTokenType.Null ? SetNote(json.GetString(), ref row) : "must be text";
            default:
                json.Skip();
                return null;
        }
    }

    /// <summary>The bytes of a string; none for anything else, or when it is longer than any name or moment.</summary>
    private ReadOnlySpan<byte> TextOf(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String || json.ValueSpan.Length > LongestText)
        {
            return default;
        }

        return json.ValueIsEscaped ? _unescaped.AsSpan(0, json.CopyString(_unescaped)) : json.ValueSpan;
    }

    private string? SetName(ReadOnlySpan<byte> name, ref ParsedRow row)
    {
        if (name.IsEmpty)
        {
            return $"must be a metric's id or external key, of at most {LongestText} bytes";
        }

        row.Name = _names.IndexOf(name, Batch.NewNames);
        return row.Name >= 0 ? null : $"is one too many: at most {NameIndex.Most} different metrics in one request";
    }

    private string? SetMoment(ReadOnlySpan<byte> text, ref ParsedRow row)
    {
        var kind = Moment.Read(text, out row.At);
        row.IsDay = kind == MomentKind.Day;
        var (from, to) = row.IsDay ? _days : _instants;
        return kind switch
        {
            MomentKind.Unreadable => "must be an instant such as 2026-11-09T08:00:00Z or a local date such as 2026-11-09",
            MomentKind.WithoutOffset => "needs an offset, such as 2026-11-09T08:00:00Z",
            _ when row.At < from => "must not be before 1900",
            _ when row.At > to => "must not be more than a year ahead",
            _ => null,
        };
    }

    /// <summary>Turns a day in the file's own way of writing into ISO's, to be judged as any other.</summary>
    private bool TryOwnDay(ReadOnlySpan<byte> text, Span<byte> iso) =>
        dialect?.DayFormat is { } format
        && text.Length == format.Length
        && DateOnly.TryParseExact(Encoding.UTF8.GetString(text), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.TryFormat(iso, out _, "O", CultureInfo.InvariantCulture);

    private string? SetNumber(ReadOnlySpan<byte> text, ref ParsedRow row)
    {
        row.HasValue = !text.IsEmpty;
        return !row.HasValue || decimal.TryParse(text, NumberStyles.Float, _numbers, out row.Value)
            ? null
            : $"must be a number such as 12{_numbers.NumberDecimalSeparator}5, or empty to withdraw a value";
    }

    private static string? SetNote(string? note, ref ParsedRow row)
    {
        row.Note = string.IsNullOrWhiteSpace(note) ? null : note;
        return note?.Length > LongestNote || note?.Contains('\0') == true ? $"must be at most {LongestNote} characters, none of them null" : null;
    }

    private static long DayOf(DateTime moment) => DateOnly.FromDateTime(moment).DayNumber;
}
