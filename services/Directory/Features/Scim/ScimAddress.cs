namespace Setpoint.Directory.Features.Scim;

/// <summary>Addresses of resources as the client sees them: those of the entrance, which says where it was reached.</summary>
internal static class ScimAddress
{
    /// <summary>Where all of SCIM is.</summary>
    public const string Root = "/scim/v2";

    public static string Of(HttpRequest request, string resource)
    {
        var scheme = First(request.Headers["X-Forwarded-Proto"].ToString()) ?? request.Scheme;
        var host = First(request.Headers["X-Forwarded-Host"].ToString()) ?? request.Host.Value;
        return $"{scheme}://{host}{Root}/{resource}";
    }

    public static string OfUser(HttpRequest request, Guid id) => Of(request, $"Users/{id}");

    public static string OfGroup(HttpRequest request, Guid id) => Of(request, $"Groups/{id}");

    private static string? First(string header) => header.Length == 0 ? null : header.Split(',')[0].Trim();
}
