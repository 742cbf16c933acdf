using System.Security.Cryptography;
using System.Text;

namespace Setpoint.Gateway.Signing;

/// <summary>
/// Encrypts private keys at rest with AES-GCM under <c>Keys:EncryptionKey</c>; the key's id is bound in, so that a row cannot be
/// passed off as another. Layout: nonce (12 bytes), tag (16 bytes), ciphertext.
/// </summary>
internal static class KeyProtection
{
    private const int NonceBytes = 12, TagBytes = 16, KeyBytes = 32;

    /// <summary>Reads the configured key; null when none is configured.</summary>
    public static byte[]? ReadKey(string? base64)
    {
        if (string.IsNullOrWhiteSpace(base64))
        {
            return null;
        }

        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(base64, key, out var read) && read == KeyBytes
            ? key
            : throw new InvalidOperationException("Keys:EncryptionKey must be 32 bytes in base64.");
    }

    public static byte[] Encrypt(byte[] key, string keyId, ReadOnlySpan<byte> plain)
    {
        var output = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = output.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, output.AsSpan(NonceBytes + TagBytes), output.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(keyId));
        return output;
    }

    /// <exception cref="CryptographicException">The bytes were encrypted with another key, or for another id.</exception>
    public static byte[] Decrypt(byte[] key, string keyId, ReadOnlySpan<byte> encrypted)
    {
        var plain = new byte[encrypted.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(
            encrypted[..NonceBytes],
            encrypted[(NonceBytes + TagBytes)..],
            encrypted.Slice(NonceBytes, TagBytes),
            plain,
            Encoding.UTF8.GetBytes(keyId));
        return plain;
    }
}
