using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Setpoint.Gateway.Tokens;

/// <summary>An API token as a caller presents it: <c>sp_&lt;id, 32 hexadecimal digits&gt;_&lt;secret, 64 of them&gt;</c>.</summary>
/// <param name="SecretHash">SHA-256 over the digits of the secret, in hexadecimal itself: what the directory tells of.</param>
internal readonly record struct ApiToken(Guid Id, string SecretHash)
{
    private const string Prefix = "sp_";
    private const int IdDigits = 32, SecretDigits = 64;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>How long after its making a token may still be on its way to this gateway.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    public static bool TryParse(ReadOnlySpan<char> text, out ApiToken token)
    {
        token = default;
        if (text.Length != Prefix.Length + IdDigits + 1 + SecretDigits || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var digits = text[Prefix.Length..];
        if (digits[IdDigits] != '_' || !Guid.TryParseExact(digits[..IdDigits], "N", out var id))
        {
            return false;
        }

        var secret = digits[(IdDigits + 1)..];
        if (secret.ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        Span<byte> ascii = stackalloc byte[SecretDigits];
        Encoding.ASCII.GetBytes(secret, ascii);
        token = new ApiToken(id, Convert.ToHexStringLower(SHA256.HashData(ascii)));
        return true;
    }

    /// <summary>Compares in a time that does not depend on where the two differ.</summary>
    public bool Matches([NotNullWhen(true)] string? secretHash) =>
        secretHash is not null
        && CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(SecretHash.AsSpan()),
            MemoryMarshal.AsBytes(secretHash.AsSpan()));

    /// <summary>
    /// True when the id, a version 7 one that carries its own time, says it was made a moment ago: the event about it may not have
    /// arrived yet, and waiting a little for it is kinder than a 401. Any other unknown id is refused at once.
    /// </summary>
    public bool IsFresh(DateTimeOffset now)
    {
        if (Id.Version != 7)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        Id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = (BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16) & 0xFFFF_FFFF_FFFF;
        return Math.Abs(now.ToUnixTimeMilliseconds() - milliseconds) <= Fresh.TotalMilliseconds;
    }
}
