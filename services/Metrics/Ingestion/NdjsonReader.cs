using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Setpoint.Metrics.Ingestion;

/// <summary>Reads an object a line. A line that cannot be read costs only itself.</summary>
internal static class NdjsonReader
{
    private const int LongestLine = 64 * 1024;

    public static async IAsyncEnumerable<RowBatch> ReadAsync(PipeReader body, RowParser parser, [EnumeratorCancellation] CancellationToken ct)
    {
        var lines = new Lines(parser);
        while (true)
        {
            var read = await body.ReadAsync(ct);
            var rest = read.Buffer;
            while (lines.Parse(ref rest, read.IsCompleted))
            {
                yield return parser.Take();
            }

            body.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        if (!parser.Batch.IsEmpty)
        {
            yield return parser.Take();
        }
    }

    private sealed class Lines(RowParser parser)
    {
        private readonly byte[] _joined = new byte[LongestLine];
        private int _line;
        private bool _skipping;

        /// <summary>Takes lines off the front; true when the batch is full, false when no whole line is left.</summary>
        public bool Parse(ref ReadOnlySequence<byte> buffer, bool isLast)
        {
            var reader = new SequenceReader<byte>(buffer);
            while (reader.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n'))
            {
                Take(line);
                if (parser.Batch.IsFull)
                {
                    buffer = buffer.Slice(reader.Position);
                    return true;
                }
            }

            buffer = buffer.Slice(reader.Position);
            if (isLast && !buffer.IsEmpty)
            {
                Take(buffer);
                buffer = buffer.Slice(buffer.End);
            }
            else if (buffer.Length > LongestLine)
            {
                // Forgets what has come of the line, so that memory stays bounded, and then the rest of it.
                Reject();
                buffer = buffer.Slice(buffer.End);
            }

            return false;
        }

        private void Take(in ReadOnlySequence<byte> line)
        {
            _line++;
            if (_skipping)
            {
                _skipping = false;
            }
            else if (line.Length > LongestLine)
            {
                parser.Reject(_line, "row", TooLong);
            }
            else
            {
                Add(Join(line));
            }
        }

        private void Reject()
        {
            if (!_skipping)
            {
                parser.Reject(_line + 1, "row", TooLong);
            }

            _skipping = true;
        }

        private void Add(ReadOnlySpan<byte> line)
        {
            line = line.TrimStart("\uFEFF \t"u8).TrimEnd(" \t\r"u8);
            if (!line.IsEmpty)
            {
                parser.AddJson(line, _line);
            }
        }

        private ReadOnlySpan<byte> Join(in ReadOnlySequence<byte> line)
        {
            if (line.IsSingleSegment)
            {
                return line.FirstSpan;
            }

            line.CopyTo(_joined);
            return _joined.AsSpan(0, (int)line.Length);
        }

        private static string TooLong => $"is longer than {LongestLine} bytes";
    }
}
