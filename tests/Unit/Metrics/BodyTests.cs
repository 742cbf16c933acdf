using System.IO.Pipelines;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Ingestion;

namespace Setpoint.Unit.Metrics;

/// <summary>However a body is cut into pieces on its way, the same rows and errors come out.</summary>
public sealed class BodyTests
{
    private const string Array =
        """
        [{"metric":"a","at":"2026-11-09","value":1.5,"note":"x\n\u00e9"},
         {"metric":"b", "at":"2026-11-09T08:00:00Z", "value":null, "more":{"deep":[1,2,{}]}},
         17,
         {"at":"2026-11-09","value":2},

         {"metric":"\u0061","at":"2026-11-10","value":-3e2}]
        """;

    private static readonly string s_lines = string.Join('\n', [
        """{"metric":"a","at":"2026-11-09","value":1.5,"note":"x\n\u00e9"}""",
        """{"metric":"b", "at":"2026-11-09T08:00:00Z", "value":null, "more":{"deep":[1,2,{}]}}""",
        "17",
        """{"at":"2026-11-09","value":2}""",
        "\r",
        """{"metric":"\u0061","at":"2026-11-10","value":-3e2}""",
    ]);

    private const string Cells = "note,value,at,metric\n\"x\né\",1.5,2026-11-09,a\n,,2026-11-09T08:00:00Z,b\n,2,2026-11-09,\n,-3e2,2026-11-10,a\n";

    [Fact]
    public void An_array_reads_the_same_in_any_pieces() => SameInAnyPieces(
        (body, parser) => JsonArrayReader.ReadAsync(PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 16, minimumReadSize: 1)), parser, default),
        Array,
        "1 a 1.5 x\né; 2 b  ; 6 a -300 ; 3 row, 4 metric");

    [Fact]
    public void Lines_read_the_same_in_any_pieces() => SameInAnyPieces(
        (body, parser) => NdjsonReader.ReadAsync(PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 16, minimumReadSize: 1)), parser, default),
        s_lines,
        "1 a 1.5 x\né; 2 b  ; 6 a -300 ; 3 row, 4 metric");

    [Fact]
    public void Cells_read_the_same_in_any_pieces() => SameInAnyPieces(
        (body, parser) => CsvRows.ReadAsync(body, new CsvDialect(), parser, default), Cells, "2 a 1.5 x\né; 4 b  ; 6 a -300 ; 5 metric");

    [Fact]
    public async Task A_line_without_end_costs_no_memory_and_the_next_is_read()
    {
        var body = new Pieces(Encoding.UTF8.GetBytes(new string('x', 300_000) + "\n" + s_lines.Split('\n')[0]), [4096]);

        Assert.Equal("2 a 1.5 x\né; 1 row", await ReadAsync((b, p) => NdjsonReader.ReadAsync(PipeReader.Create(b), p, default), body));
    }

    [Fact]
    public async Task An_array_that_breaks_off_keeps_what_came_before()
    {
        var body = new Pieces(Encoding.UTF8.GetBytes(Array[..^60]), [4096]);

        Assert.StartsWith("1 a 1.5 x\né; 2 b  ; 3 row", await ReadAsync((b, p) => JsonArrayReader.ReadAsync(PipeReader.Create(b), p, default), body));
    }

    [Fact]
    public async Task A_row_alone_needs_no_array()
    {
        var body = new Pieces("""{"metric":"a","at":"2026-11-09","value":1}"""u8.ToArray(), [5]);

        Assert.Equal("1 a 1 ; ", await ReadAsync((b, p) => JsonArrayReader.ReadAsync(PipeReader.Create(b), p, default), body));
    }

    private static void SameInAnyPieces(Func<Stream, RowParser, IAsyncEnumerable<RowBatch>> reader, string text, string expected) =>
        Prop.ForAll<PositiveInt[]>(sizes =>
        {
            int[] pieces = sizes.Length == 0 ? [1] : [.. sizes.Select(s => s.Get)];
            return ReadAsync(reader, new Pieces(Encoding.UTF8.GetBytes(text), pieces)).Result == expected;
        }).QuickCheckThrowOnFailure();

    private static async Task<string> ReadAsync(Func<Stream, RowParser, IAsyncEnumerable<RowBatch>> reader, Stream body)
    {
        var names = new List<string>();
        var rows = new StringBuilder();
        var errors = new List<string>();
        await foreach (var batch in reader(body, new RowParser(Given.Instant("2027-11-21T00:00:00Z"))))
        {
            names.AddRange(batch.NewNames);
            for (var i = 0; i < batch.Count; i++)
            {
                var row = batch.Rows[i];
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row.Line} {names[row.Name]} {(row.HasValue ? row.Value : null)} {row.Note}; ");
            }

            errors.AddRange(batch.Errors.Select(e => $"{e.Line} {e.Field}"));
        }

        return rows + string.Join(", ", errors);
    }

    /// <summary>A stream that gives its bytes in pieces of the given sizes, over and over.</summary>
    private sealed class Pieces(byte[] bytes, int[] sizes) : MemoryStream(bytes)
    {
        private int _piece;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, sizes[_piece++ % sizes.Length])], cancellationToken);

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, sizes[_piece++ % sizes.Length])]);
    }
}
