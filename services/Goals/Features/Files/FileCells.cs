using System.Globalization;
using Setpoint.Goals.Features.Objectives;
using Words = Setpoint.ServiceDefaults.Http.Words;

namespace Setpoint.Goals.Features.Files;

/// <summary>Reads the cells of a row one after the other and remembers the first that is wrong. An empty cell is none.</summary>
internal sealed class FileCells(FileRow row)
{
    private const int MostDecimals = 9;

    public (string Column, string Message)? Fault { get; private set; }

    public static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);

    public decimal? Number(string column) => Read<decimal>(column, TryNumber, "is not a number");

    public DateOnly? Day(string column) => Read<DateOnly>(column, TryDay, "is not a day such as 2026-07-31");

    public TEnum? Word<TEnum>(string column)
        where TEnum : struct, Enum =>
        Read<TEnum>(column, (string text, out TEnum word) => Words.TryParse(text.ToLowerInvariant(), out word), $"must be one of: {Words.Of<TEnum>()}");

    public int Decimals(string column)
    {
        var number = Number(column) ?? 0;
        var isDigits = number == Math.Clamp(Math.Truncate(number), 0, MostDecimals);
        return isDigits ? (int)number : Wrong(column, $"is a whole number from 0 to {MostDecimals}", 0);
    }

    public Guid? Known(string column, Func<string?, Guid?> find, string message) =>
        row[column] is not { } name ? null : find(name) ?? Wrong<Guid?>(column, message, null);

    /// <summary>Points of a phased target: <c>2026-07-31|110; 2026-08-31|140</c>.</summary>
    public IReadOnlyList<PhaseRequest>? Phases(string column) => List<PhaseRequest>(column, fields =>
        fields is [{ } day, { } value] && TryDay(day, out var date) && TryNumber(value, out var number)
            ? new PhaseRequest(date, number)
            : Wrong<PhaseRequest?>(column, "must be days with values, such as 2026-07-31|110; 2026-08-31|140", null));

    /// <summary>Steps of a milestone: <c>Lease signed|2|2026-08-01|WORK-1; Opened</c>, of which the title alone is needed.</summary>
    public IReadOnlyList<StepRequest>? Steps(string column) => List<StepRequest>(column, fields =>
    {
        var (weight, due) = (1m, default(DateOnly));
        return fields.Length <= 4
            && (fields.ElementAtOrDefault(1) is not { } w || TryNumber(w, out weight))
            && (fields.ElementAtOrDefault(2) is not { } d || TryDay(d, out due))
                ? new StepRequest(fields[0], weight, null, fields.ElementAtOrDefault(2) is null ? null : due, fields.ElementAtOrDefault(3))
                : Wrong<StepRequest?>(column, "must be titles, each with a weight, a day and a key where it has them, such as Lease signed|2|2026-08-01|WORK-1; Opened", null);
    });

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private T[]? List<T>(string column, Func<string?[], T?> read)
        where T : class
    {
        var parts = row.List(column);
        return parts.Length == 0 ? null : [.. parts.Select(FileText.Fields).Select(read).OfType<T>()];
    }

    private T? Read<T>(string column, TryRead<T> read, string message)
        where T : struct => row[column] is not { } text ? null : read(text, out var value) ? value : Wrong<T?>(column, message, null);

    private T Wrong<T>(string column, string message, T none)
    {
        Fault ??= (column, message);
        return none;
    }

    private delegate bool TryRead<T>(string text, out T value);
}
