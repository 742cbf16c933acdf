using System.Buffers.Text;
using System.Security.Cryptography;

namespace Setpoint.Gateway.Sessions;

/// <summary>The 256 random bits a browser holds. The database keeps only their SHA-256: who reads it cannot take over a session.</summary>
internal readonly record struct SessionId(string Value)
{
    private const int Bytes = 32;
    private static readonly int Digits = Base64Url.GetEncodedLength(Bytes);

    public static SessionId New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    public static SessionId? Parse(string? cookie) =>
        cookie is not null && cookie.Length == Digits && Base64Url.IsValid(cookie) ? new SessionId(cookie) : null;

    public byte[] Hash() => SHA256.HashData(Base64Url.DecodeFromChars(Value));

    /// <summary>Never the id itself: it must not reach a log.</summary>
    public override string ToString() => nameof(SessionId);
}
