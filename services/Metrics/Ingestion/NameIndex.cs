using System.Diagnostics.CodeAnalysis;

namespace Setpoint.Metrics.Ingestion;

/// <summary>
/// Numbers the names of metrics in a request by their first appearance, straight from the bytes of the body: no string is
/// made for a name that was met before.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>A request that names more metrics than this holds typing errors, and would cost memory without end.</summary>
    public const int Most = 100_000;

    private readonly Dictionary<byte[], int> _indexes = new(Bytes.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private byte[] _last = [];
    private int _lastIndex;

    public NameIndex() => _lookup = _indexes.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The name's number, or −1 when there are too many. New names are added to the list.</summary>
    public int IndexOf(ReadOnlySpan<byte> name, List<string> newNames)
    {
        // Files are often sorted by metric.
        if (name.SequenceEqual(_last))
        {
            return _lastIndex;
        }

        if (!_lookup.TryGetValue(name, out var known, out var index))
        {
            if (_indexes.Count == Most)
            {
                return -1;
            }

            known = name.ToArray();
            index = _indexes.Count;
            _indexes.Add(known, index);
            newNames.Add(System.Text.Encoding.UTF8.GetString(name));
        }

        _last = known;
        _lastIndex = index;
        return index;
    }

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Bytes Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            // Seeded by the process, so that no body can be written to collide.
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
