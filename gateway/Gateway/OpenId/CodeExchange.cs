using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Setpoint.Gateway.OpenId;

/// <summary>Redeems an authorization code, and asks for the claims that an ID token left out.</summary>
internal sealed class CodeExchange(IHttpClientFactory http, IOptions<OpenIdOptions> options, ILogger<CodeExchange> log)
{
    /// <returns>Null when the provider does not honour the code.</returns>
    /// <exception cref="ProviderException">It could not be asked.</exception>
    public async Task<Redeemed?> RedeemAsync(
        OpenIdConnectConfiguration provider, string code, string verifier, string redirectUri, CancellationToken ct)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint);
        Authenticate(request, form, provider);
        request.Content = new FormUrlEncodedContent(form);
        if (await SendAsync(request, ct) is not { } answer)
        {
            return null;
        }

        return Text(answer, "id_token") is { } idToken ? new Redeemed(idToken, Text(answer, "access_token")) : null;
    }

    /// <summary>The claims of the user-info endpoint. Those of somebody else are none: they are about whom the ID token is about, or about nobody.</summary>
    /// <exception cref="ProviderException">It could not be asked.</exception>
    public async Task<JsonElement?> AskAsync(OpenIdConnectConfiguration provider, string accessToken, string subject, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await SendAsync(request, ct) is { } claims && Text(claims, "sub") == subject ? claims : null;
    }

    /// <summary>By Basic, as every provider must unless it says otherwise; a client without a secret names itself only.</summary>
    private void Authenticate(HttpRequestMessage request, Dictionary<string, string> form, OpenIdConnectConfiguration provider)
    {
        var (id, secret) = (options.Value.ClientId, options.Value.ClientSecret);
        var methods = provider.TokenEndpointAuthMethodsSupported;
        if (!string.IsNullOrEmpty(secret) && (methods.Count == 0 || methods.Contains("client_secret_basic")))
        {
            var credentials = Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
            return;
        }

        form["client_id"] = id;
        if (!string.IsNullOrEmpty(secret))
        {
            form["client_secret"] = secret;
        }
    }

    private async Task<JsonElement?> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var client = http.CreateClient(OpenIdSetup.HttpClient);
            using var response = await client.SendAsync(request, ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            if ((int)response.StatusCode >= StatusCodes.Status500InternalServerError)
            {
                throw new ProviderException($"{request.RequestUri} answered {(int)response.StatusCode}");
            }

            if (!response.IsSuccessStatusCode)
            {
                log.LogWarning("{Address} answered {Status}: {Error}", request.RequestUri, (int)response.StatusCode, ErrorOf(body));
                return null;
            }

            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (ProviderException.IsNetwork(e, ct) || e is JsonException)
        {
            throw new ProviderException($"{request.RequestUri} could not be asked", e);
        }
    }

    /// <summary>The stable word of RFC 6749 only: what else stands in such an answer is no business of a log.</summary>
    private static string? ErrorOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "error") : null;
        }
        catch (JsonException)
        {
            return "not JSON";
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What a code was redeemed for.</summary>
internal sealed record Redeemed(string IdToken, string? AccessToken);
