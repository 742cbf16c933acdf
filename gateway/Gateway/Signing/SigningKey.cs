using System.Security.Cryptography;

namespace Setpoint.Gateway.Signing;

/// <summary>A P-256 key that internal tokens are signed with, as stored.</summary>
internal sealed class SigningKey : IScheduledKey
{
    /// <summary>Named in the header of every token it signs.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it signs; until the next key's time.</summary>
    public required DateTimeOffset ActiveFrom { get; init; }

    /// <summary>The two coordinates of the public key.</summary>
    public required byte[] X { get; init; }

    public required byte[] Y { get; init; }

    /// <summary>The private scalar, encrypted when <see cref="Encrypted"/>.</summary>
    public required byte[] D { get; init; }

    public required bool Encrypted { get; init; }

    public static SigningKey Create(DateTimeOffset now, DateTimeOffset activeFrom, byte[]? encryptionKey)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = pair.ExportParameters(includePrivateParameters: true);
        var id = Guid.CreateVersion7(now).ToString("N");
        return new SigningKey
        {
            Id = id,
            CreatedAt = now,
            ActiveFrom = activeFrom,
            X = parameters.Q.X!,
            Y = parameters.Q.Y!,
            D = encryptionKey is null ? parameters.D! : KeyProtection.Encrypt(encryptionKey, id, parameters.D),
            Encrypted = encryptionKey is not null,
        };
    }

    /// <exception cref="InvalidOperationException">The key is encrypted and cannot be decrypted with what is configured.</exception>
    public ECDsa OpenPrivate(byte[]? encryptionKey)
    {
        try
        {
            return ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = { X = X, Y = Y },
                D = Encrypted ? KeyProtection.Decrypt(encryptionKey ?? [], Id, D) : D,
            });
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException(
                $"The signing key {Id} is encrypted with another key than Keys:EncryptionKey. Configure that one again, or delete the rows of signing_key to begin anew.", e);
        }
    }
}
