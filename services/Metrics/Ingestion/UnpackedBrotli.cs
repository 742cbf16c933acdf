using System.Buffers;
using System.IO.Compression;

namespace Setpoint.Metrics.Ingestion;

/// <summary>A brotli body, unpacked while it is read. The framework's own stream takes one that breaks off for one that ends.</summary>
internal sealed class UnpackedBrotli(Stream body) : Stream
{
    private readonly byte[] _packed = new byte[64 * 1024];
    private BrotliDecoder _decoder;
    private int _from;
    private int _to;
    private bool _isDone;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The body is no brotli, or not all of one.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var written = 0;
        while (!_isDone && written == 0 && buffer.Length > 0)
        {
            var status = _decoder.Decompress(_packed.AsSpan(_from.._to), buffer.Span, out var consumed, out written);
            _from += consumed;
            _isDone = status == OperationStatus.Done;
            if (status == OperationStatus.InvalidData || (status == OperationStatus.NeedMoreData && written == 0 && !await FillAsync(cancellationToken)))
            {
                throw new InvalidDataException();
            }
        }

        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _decoder.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        (_from, _to) = (0, await body.ReadAsync(_packed, ct));
        return _to > 0;
    }
}
