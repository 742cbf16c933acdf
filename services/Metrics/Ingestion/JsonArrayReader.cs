using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Setpoint.Metrics.Ingestion;

/// <summary>
/// Reads an array of objects, or one object by itself. A faulty row costs only itself, but where the array stops being
/// JSON nothing after it can be told apart: what came before is kept.
/// </summary>
internal static class JsonArrayReader
{
    private const int LongestRow = 64 * 1024;

    public static async IAsyncEnumerable<RowBatch> ReadAsync(PipeReader body, RowParser parser, [EnumeratorCancellation] CancellationToken ct)
    {
        var array = new Elements(parser);
        while (!array.IsOver)
        {
            var read = await body.ReadAsync(ct);
            var rest = read.Buffer;
            while (array.Parse(ref rest, read.IsCompleted))
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

    private sealed class Elements(RowParser parser)
    {
        private readonly byte[] _joined = new byte[LongestRow];
        private JsonReaderState _state;
        private int _line = 1;
        private bool _isArray;
        private bool _hasBegun;

        /// <summary>True after the end of the array, and after the place where it stops being readable.</summary>
        public bool IsOver { get; private set; }

        /// <summary>Takes whole rows off the front; true when the batch is full, false when more bytes are needed.</summary>
        public bool Parse(ref ReadOnlySequence<byte> buffer, bool isLast)
        {
            try
            {
                while (!IsOver && TryElement(ref buffer, isLast))
                {
                    if (parser.Batch.IsFull)
                    {
                        return true;
                    }
                }
            }
            catch (JsonException)
            {
                Stop("is not valid JSON; nothing from here on was read");
            }

            if (!IsOver && buffer.Length > LongestRow)
            {
                Stop($"is longer than {LongestRow} bytes; nothing from here on was read");
            }

            return false;
        }

        private bool TryElement(ref ReadOnlySequence<byte> buffer, bool isLast)
        {
            var json = new Utf8JsonReader(buffer, isLast, _state);
            if (!json.Read())
            {
                return false;
            }

            if (!_hasBegun)
            {
                _hasBegun = true;
                _isArray = json.TokenType == JsonTokenType.StartArray;
                if (_isArray)
                {
                    Advance(ref buffer, ref json);
                    return true;
                }

                if (json.TokenType != JsonTokenType.StartObject)
                {
                    throw new UnreadableBodyException("must be an array of rows, or one row");
                }
            }

            if (json.TokenType == JsonTokenType.EndArray && _isArray)
            {
                IsOver = true;
                Advance(ref buffer, ref json);
                return true;
            }

            var start = json.TokenStartIndex;
            if (!json.TrySkip())
            {
                _hasBegun = _isArray;
                return false;
            }

            var row = buffer.Slice(start, json.BytesConsumed - start);
            var line = _line + NewLines(buffer.Slice(0, start));
            if (row.Length > LongestRow)
            {
                parser.Reject(line, "row", $"is longer than {LongestRow} bytes");
            }
            else
            {
                parser.AddJson(Join(row), line);
            }

            IsOver = !_isArray;
            Advance(ref buffer, ref json);
            return true;
        }

        private void Advance(ref ReadOnlySequence<byte> buffer, ref Utf8JsonReader json)
        {
            _state = json.CurrentState;
            _line += NewLines(buffer.Slice(0, json.BytesConsumed));
            buffer = buffer.Slice(json.BytesConsumed);
        }

        private void Stop(string message)
        {
            if (!_hasBegun)
            {
                throw new UnreadableBodyException("must be an array of rows, or one row");
            }

            IsOver = true;
            parser.Reject(_line, "row", message);
        }

        private ReadOnlySpan<byte> Join(in ReadOnlySequence<byte> row)
        {
            if (row.IsSingleSegment)
            {
                return row.FirstSpan;
            }

            row.CopyTo(_joined);
            return _joined.AsSpan(0, (int)row.Length);
        }

        private static int NewLines(in ReadOnlySequence<byte> bytes)
        {
            var count = 0;
            foreach (var segment in bytes)
            {
                count += segment.Span.Count((byte)'\n');
            }

            return count;
        }
    }
}
