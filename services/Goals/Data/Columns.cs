using System.Text.Json;
using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data;

/// <summary>Reads the columns of a row one after the other, in the order of the select list.</summary>
internal sealed class Columns(NpgsqlDataReader row)
{
    /// <summary>The select list of a stored <see cref="Domain.Measured"/>, from <c>objective_progress p</c>.</summary>
    public const string OfMeasured =
        """
        p.raw, p.progress, p.capped,
        nullif(p.mix_check_in, 0), nullif(p.mix_daily, 0), nullif(p.mix_weekly, 0), nullif(p.mix_monthly, 0), nullif(p.mix_quarterly, 0),
        nullif(p.mix_own, 0), nullif(p.own_share, 0)
        """;

    private const int MeasuredWidth = 10;
    private int _next;

    /// <summary>A new row starts at its first column.</summary>
    public void Begin() => _next = 0;

    public Guid Id() => row.GetGuid(_next++);

    public string Text() => row.GetString(_next++);

    public decimal Number() => row.GetDecimal(_next++);

    public T Next<T>() => row.GetFieldValue<T>(_next++);

    public T? Maybe<T>()
        where T : struct
    {
        var column = _next++;
        return row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
    }

    public string? MaybeText()
    {
        var column = _next++;
        return row.IsDBNull(column) ? null : row.GetString(column);
    }

    /// <summary>An array, empty where there is null.</summary>
    public T[] Many<T>()
    {
        var column = _next++;
        return row.IsDBNull(column) ? [] : row.GetFieldValue<T[]>(column);
    }

    /// <summary>Empty where there is null.</summary>
    public byte[] Bytes()
    {
        var column = _next++;
        return row.IsDBNull(column) ? [] : row.GetFieldValue<byte[]>(column);
    }

    public TEnum Word<TEnum>()
        where TEnum : struct, Enum => Words<TEnum>.Values[row.GetString(_next++)];

    public TEnum? MaybeWord<TEnum>()
        where TEnum : struct, Enum => MaybeText() is { } word ? Words<TEnum>.Values[word] : null;

    public Window Window() => new(Next<DateOnly>(), Next<DateOnly>());

    public Rhythm Rhythm() => Rhythms.OfCadence(MaybeText());

    /// <summary>Raw, progress and capped of what is computed where something else is stated; the mix is the same.</summary>
    public Measured? Computed(Measured? stated)
    {
        var (raw, progress, capped) = (Maybe<decimal>(), Maybe<decimal>(), Maybe<decimal>());
        return raw is { } r ? new Measured(r, progress!.Value, capped!.Value, stated?.Mix ?? default) : null;
    }

    public Measured? Measured()
    {
        if (row.IsDBNull(_next))
        {
            _next += MeasuredWidth;
            return null;
        }

        return new Measured(Number(), Number(), Number(), new RhythmMix(Part(), Part(), Part(), Part(), Part(), Part(), Part()));
    }

    /// <summary>Baseline, target, low and high.</summary>
    public Aim Aim() => new(Maybe<decimal>(), Maybe<decimal>(), Maybe<decimal>(), Maybe<decimal>());

    // Most mixes have one part or two, and an absent number is read much faster than a zero.
    private decimal Part() => Maybe<decimal>() ?? 0;

    /// <summary>As everywhere in the database and the API: kebab case.</summary>
    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<string, TEnum> Values =
            Enum.GetValues<TEnum>().ToDictionary(v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);
    }
}
