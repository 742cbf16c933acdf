using System.Security.Cryptography;
using System.Text;
using Setpoint.Gateway.Signing;

namespace Setpoint.Gateway.Sessions;

/// <summary>The ID token of a session, needed once more to sign out at the provider. At rest as the signing keys are, bound to its session.</summary>
internal static class KeptIdToken
{
    public static byte[]? Keep(string? idToken, byte[] sessionHash, byte[]? encryptionKey)
    {
        if (idToken is null)
        {
            return null;
        }

        var plain = Encoding.ASCII.GetBytes(idToken);
        return encryptionKey is null ? plain : KeyProtection.Encrypt(encryptionKey, Convert.ToHexString(sessionHash), plain);
    }

    /// <returns>Null where it cannot be read any more: the provider then asks instead of being told.</returns>
    public static string? Read(Session session, byte[]? encryptionKey)
    {
        if (session.IdToken is not { } kept)
        {
            return null;
        }

        try
        {
            return Encoding.ASCII.GetString(
                session.IdTokenEncrypted ? KeyProtection.Decrypt(encryptionKey ?? [], Convert.ToHexString(session.IdHash), kept) : kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
