using System.Globalization;
using System.Text;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Gateway.SecurityEvents;

/// <summary>Events as CSV, page after page, so that a long list needs no more memory than a short one.</summary>
internal static class SecurityEventCsv
{
    /// <summary>More than this is a job for a narrower filter.</summary>
    public const int MostRows = 100_000;

    private const string Header = "at,kind,reason,personId,person,actorId,tokenId,address,trace,count";

    public static async Task WriteAsync(Stream output, Func<long?, int, Task<List<SecurityEventView>>> read, CancellationToken ct)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Header.AsMemory(), ct);
        long? before = null;
        for (var written = 0; written < MostRows;)
        {
            var page = await read(before, Cursor.MaxLimit);
            foreach (var row in page)
            {
                await writer.WriteLineAsync(Line(row).AsMemory(), ct);
            }

            written += page.Count;
            if (page.Count < Cursor.MaxLimit)
            {
                break;
            }

            before = page[^1].Seq;
        }
    }

    private static string Line(SecurityEventView e) => string.Join(',', new[]
    {
        e.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture), e.Kind, e.Reason, e.PersonId?.ToString(), e.Person,
        e.ActorId?.ToString(), e.TokenId?.ToString(), e.Address, e.Trace, e.Count.ToString(CultureInfo.InvariantCulture),
    }.Select(Cell));

    /// <summary>
    /// Quoted where CSV needs it (RFC 4180). A spreadsheet takes what begins with one of these for a formula, whoever wrote it: an
    /// apostrophe before makes it text again.
    /// </summary>
    internal static string Cell(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? $"'{text}" : text ?? "";
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
