using System.Security.Cryptography;
using System.Text;

namespace Setpoint.Metrics.Sources.Secrets;

/// <summary>
/// Encrypts values at rest with AES-GCM under <c>Keys:EncryptionKey</c>. The secret's id is bound in, so that a row cannot be passed
/// off as another. Layout as in the gateway: nonce (12 bytes), tag (16 bytes), ciphertext.
/// </summary>
internal sealed class SecretProtection
{
    private const int NonceBytes = 12, TagBytes = 16, KeyBytes = 32;

    private readonly byte[]? _key;

    public SecretProtection(string? base64)
    {
        if (string.IsNullOrWhiteSpace(base64))
        {
            return;
        }

        _key = new byte[KeyBytes];
        if (!Convert.TryFromBase64String(base64, _key, out var read) || read != KeyBytes)
        {
            throw new InvalidOperationException("Keys:EncryptionKey must be 32 bytes in base64.");
        }
    }

    /// <summary>False where no key is configured: nothing can be stored then.</summary>
    public bool IsPossible => _key is not null;

    public byte[] Encrypt(Guid id, string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var output = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = output.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key!, TagBytes);
        cipher.Encrypt(nonce, plain, output.AsSpan(NonceBytes + TagBytes), output.AsSpan(NonceBytes, TagBytes), id.ToByteArray());
        CryptographicOperations.ZeroMemory(plain);
        return output;
    }

    /// <summary>The value; none when it was encrypted under another key, for another secret, or no key is configured.</summary>
    public string? TryDecrypt(Guid id, ReadOnlySpan<byte> encrypted)
    {
        if (_key is null)
        {
            return null;
        }

        var plain = new byte[encrypted.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        try
        {
            cipher.Decrypt(encrypted[..NonceBytes], encrypted[(NonceBytes + TagBytes)..], encrypted.Slice(NonceBytes, TagBytes), plain, id.ToByteArray());
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
