using System.IO.Compression;
using System.IO.Pipelines;
using Setpoint.Metrics.Ingestion;

namespace Setpoint.Metrics.Features.Observations;

/// <summary>The rows of a request's body, by what its headers say it is.</summary>
/// <param name="latest">A moment after this is taken for a typing error.</param>
internal sealed class UploadBody(HttpRequest request, CsvDialect dialect, DateTimeOffset latest)
{
    private const int BufferSize = 64 * 1024;

    public IAsyncEnumerable<RowBatch> ReadAsync(Stream body, CancellationToken ct)
    {
        var plain = Unpack(body);
        var parser = new RowParser(latest, dialect);
        if (Is("text/csv"))
        {
            return CsvRows.ReadAsync(plain, dialect, parser, ct);
        }

        var pipe = ReferenceEquals(plain, request.Body) ? request.BodyReader : PipeReader.Create(plain, new StreamPipeReaderOptions(bufferSize: BufferSize));
        return Is("application/x-ndjson") ? NdjsonReader.ReadAsync(pipe, parser, ct) : JsonArrayReader.ReadAsync(pipe, parser, ct);
    }

    private Stream Unpack(Stream body) => request.Headers.ContentEncoding.ToString() switch
    {
        "gzip" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
        "br" => new UnpackedBrotli(body),
        _ => body,
    };

    private bool Is(string type) => request.ContentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true;
}
