using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Setpoint.Gateway.Tokens;

/// <summary>An API token as a caller presents it: <c>sp_&lt;id, 32 hexadecimal digits&gt;_&lt;secret, 64 of them&gt;</c>.</summary>
internal readonly record struct ApiToken(Guid Id, string SecretHash)
{
    private const string Prefix = "sp_";
    private const int IdDigits = 32, SecretDigits = 64;

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

        Span<byte> secret = stackalloc byte[SecretDigits / 2];
        if (Convert.FromHexString(digits[(IdDigits + 1)..], secret, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        token = new ApiToken(id, Convert.ToHexStringLower(SHA256.HashData(secret)));
        return true;
    }

    /// <summary>Compares in a time that does not depend on where the two differ.</summary>
    public bool Matches([NotNullWhen(true)] string? secretHash) =>
        secretHash is not null
        && CryptographicOperations.FixedTimeEquals(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(SecretHash.AsSpan()),
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(secretHash.AsSpan()));

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
        var milliseconds = (System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16) & 0xFFFF_FFFF_FFFF;
        return Math.Abs(now.ToUnixTimeMilliseconds() - milliseconds) <= Fresh.TotalMilliseconds;
    }
}
