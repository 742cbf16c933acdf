using System.Buffers.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Setpoint.Gateway.OpenId;

/// <summary>Who somebody is, as the provider says.</summary>
/// <param name="Address">Null when there is none that may be believed.</param>
internal sealed record ProvenIdentity(string Issuer, string Subject, string? Address, string Name, IReadOnlyList<string> Groups)
{
    private const int LongestName = 120, LongestAddress = 254;

    /// <param name="more">Claims from the user-info endpoint, for those that the token leaves out.</param>
    public static ProvenIdentity Of(JsonWebToken token, JsonElement? more, OpenIdOptions options)
    {
        var claims = new Claims(PayloadOf(token), more);
        var address = claims.Text(options.AddressClaim)?.Trim().ToLowerInvariant();
        var believed = IsAddress(address) && (options.TrustAddress || options.AddressClaim != "email" || claims.IsTrue("email_verified"));
        var name = claims.Text(options.NameClaim)?.Trim() is { Length: > 0 } given ? given : address ?? token.Subject;
        return new ProvenIdentity(
            token.Issuer, token.Subject, believed ? address : null, name[..Math.Min(name.Length, LongestName)], claims.List(options.GroupsClaim));
    }

    /// <summary>True when the token itself says all that is needed.</summary>
    public static bool IsComplete(JsonWebToken token, OpenIdOptions options)
    {
        var payload = PayloadOf(token);
        return new[] { options.AddressClaim, options.NameClaim }
            .Concat(options.Roles.Count > 0 ? [options.GroupsClaim] : [])
            .All(name => payload.TryGetProperty(name, out _));
    }

    private static JsonElement PayloadOf(JsonWebToken token)
    {
        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(token.EncodedPayload));
        return payload.RootElement.Clone();
    }

    private static bool IsAddress(string? text) =>
        text?.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && text.Length <= LongestAddress;

    private readonly struct Claims(JsonElement token, JsonElement? more)
    {
        public string? Text(string name) => Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

        /// <summary>Some providers send the word instead of the value.</summary>
        public bool IsTrue(string name) =>
            Find(name) is { } value && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));

        /// <summary>One group may come as itself, without a list around it.</summary>
        public IReadOnlyList<string> List(string name) => Find(name) switch
        {
            { ValueKind: JsonValueKind.Array } values =>
                [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)],
            { ValueKind: JsonValueKind.String } value => [value.GetString()!],
            _ => [],
        };

        private JsonElement? Find(string name)
        {
            if (token.TryGetProperty(name, out var value))
            {
                return value;
            }

            return more is { } rest && rest.TryGetProperty(name, out var other) ? other : null;
        }
    }
}
