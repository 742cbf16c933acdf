using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Setpoint.Gateway.Portal;

/// <summary>
/// The one place that compresses: files of the portal and the JSON of all services. Event streams are not among the types, so that
/// every event leaves at once. No answer mixes a secret with what a stranger sent, so compressing over TLS gives nothing away.
/// </summary>
internal static class Compression
{
    private static readonly string[] Types =
    [
        "application/json", "application/problem+json", "application/scim+json", "application/x-ndjson", "text/csv",
        "text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml", "text/plain",
    ];

    public static WebApplicationBuilder AddCompression(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Types;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return builder;
    }
}
