using System.Security.Cryptography;
using Setpoint.Gateway.Signing;

namespace Setpoint.Unit.Gateway;

public sealed class KeyProtectionTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Plain = [1, 2, 3, 4, 5];

    [Fact]
    public void What_was_encrypted_comes_back()
    {
        var encrypted = KeyProtection.Encrypt(Key, "a", Plain);

        Assert.Equal(Plain, KeyProtection.Decrypt(Key, "a", encrypted));
        Assert.NotEqual(encrypted, KeyProtection.Encrypt(Key, "a", Plain));
    }

    [Fact]
    public void Another_key_another_id_or_a_changed_byte_does_not_decrypt()
    {
        var encrypted = KeyProtection.Encrypt(Key, "a", Plain);
        byte[] changed = [.. encrypted[..^1], (byte)(encrypted[^1] ^ 1)];

        Assert.ThrowsAny<CryptographicException>(() => KeyProtection.Decrypt(RandomNumberGenerator.GetBytes(32), "a", encrypted));
        Assert.ThrowsAny<CryptographicException>(() => KeyProtection.Decrypt(Key, "b", encrypted));
        Assert.ThrowsAny<CryptographicException>(() => KeyProtection.Decrypt(Key, "a", changed));
    }

    [Theory]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64")]
    public void A_key_that_is_not_32_bytes_is_refused(string configured) =>
        Assert.Throws<InvalidOperationException>(() => KeyProtection.ReadKey(configured));

    [Fact]
    public void No_key_means_no_encryption() => Assert.Null(KeyProtection.ReadKey(""));
}
