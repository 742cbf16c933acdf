using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Setpoint.Gateway.Security;
using Setpoint.Gateway.Sessions;

namespace Setpoint.Gateway.Portal;

/// <summary>
/// The built portal. Files with a hash in their name are kept by browsers for good, everything else is asked for again; any address
/// that is no file and no interface is a page of the portal, which finds its way by itself.
/// </summary>
internal static class PortalFiles
{
    private const string HashedFiles = "/assets";

    /// <summary>How the name of a compressed copy ends.</summary>
    private const string Copy = ".br";

    /// <summary>Where a missing thing is missing, not a page of the portal.</summary>
    private static readonly PathString[] NotPages = ["/api", "/scim", "/session", "/openapi", "/.well-known", "/alive", "/health", HashedFiles];

    /// <summary>A wall screen is nobody's, and asks for none of this.</summary>
    private static readonly PathString s_screens = "/tv";

    /// <summary>
    /// What every page asks first of all, just as the portal's askAhead.ts writes it: a browser that holds a session is told with the page,
    /// and has the answers when the script that needs them has been read.
    /// </summary>
    private static readonly string s_askedFirst = string.Join(", ", Array.ConvertAll(
        (string[])["/session", "/api/directory/me", "/api/directory/units?limit=500", "/api/goals/cycles", "/api/checkins/due", "/api/notifications/inbox?unread=true&limit=5"],
        address => $"<{address}>; rel=preload; as=fetch; crossorigin"));

    public static void UsePortalFiles(this WebApplication app)
    {
        app.Environment.WebRootFileProvider = Find(app) is { } folder ? new PhysicalFileProvider(folder) : new NullFileProvider();
        app.Use(ChooseCompressed);
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare, ContentTypeProvider = new TypesOfCopies() });
    }

    /// <summary>Beside a script or a style the build has put a copy that is compressed as far as it goes, for whoever takes it.</summary>
    private static Task ChooseCompressed(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(HashedFiles, StringComparison.OrdinalIgnoreCase)
            && Files(context).GetFileInfo(context.Request.Path + Copy).Exists)
        {
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            if (context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality != 0))
            {
                context.Request.Path += Copy;
            }
        }

        return next(context);
    }

    public static void MapPortal(this WebApplication app)
    {
        app.MapGet("/openapi", context => SendAsync(context, "openapi/index.html", SecurityHeaders.ApiDescriptions));
        app.MapFallback("{*path}", context => IsPage(context.Request)
            ? SendPageAsync(context)
            : context.RefuseAsync(StatusCodes.Status404NotFound, "not-found", "There is nothing at this address."));
    }

    /// <summary>Pictures from elsewhere only where some unit has decided that comments show them.</summary>
    private static async Task SendPageAsync(HttpContext context)
    {
        if (SessionId.Parse(context.Request.Cookies[SessionCookie.Name]) is not null && !context.Request.Path.StartsWithSegments(s_screens, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.Link = s_askedFirst;
        }

        var images = await AreImagesAllowedAsync(context.RequestServices.GetRequiredService<NpgsqlDataSource>(), context.RequestAborted);
        await SendAsync(context, "index.html", images ? SecurityHeaders.PortalWithImages : SecurityHeaders.Portal);
    }

    private static async Task<bool> AreImagesAllowedAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        try
        {
            await using var ask = database.CreateCommand("select exists (select 1 from policy where values ->> 'commentImages' = 'on')");
            return (bool)(await ask.ExecuteScalarAsync(ct))!;
        }
        catch (NpgsqlException)
        {
            return false; // the portal itself needs no database, and says what is away
        }
    }

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !Array.Exists(NotPages, prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    private static async Task SendAsync(HttpContext context, string name, string policy)
    {
        var file = Files(context).GetFileInfo(name);
        if (!file.Exists)
        {
            await context.RefuseAsync(StatusCodes.Status404NotFound, "portal-missing", "The portal is not built: run npm run build in gateway/portal.");
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentSecurityPolicy = policy;
        await context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private static void Prepare(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        var isHashed = file.Context.Request.Path.StartsWithSegments(HashedFiles, StringComparison.OrdinalIgnoreCase);
        headers.CacheControl = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ContentSecurityPolicy = SecurityHeaders.Portal;
        if (file.File.Name.EndsWith(Copy, StringComparison.Ordinal))
        {
            headers.ContentEncoding = "br";
        }
    }

    private static IFileProvider Files(HttpContext context) => context.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;

    /// <summary>Configured, beside the published gateway, or where the portal is built in the repository.</summary>
    private static string? Find(WebApplication app)
    {
        string[] candidates = app.Configuration["Portal:Path"] is { Length: > 0 } configured
            ? [Path.GetFullPath(configured, app.Environment.ContentRootPath)]
            : [Path.Combine(AppContext.BaseDirectory, "portal"), Path.GetFullPath("../../../../portal/dist", AppContext.BaseDirectory)];
        var found = Array.Find(candidates, Directory.Exists);
        if (found is null)
        {
            app.Logger.LogWarning("No built portal at {Candidates}: pages answer 404 until it is built and the gateway started again", candidates);
        }

        return found;
    }

    /// <summary>A copy is of the type of what it is a copy of.</summary>
    private sealed class TypesOfCopies : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _types = new();

        public bool TryGetContentType(string subpath, out string contentType) =>
            _types.TryGetContentType(subpath.EndsWith(Copy, StringComparison.Ordinal) ? subpath[..^Copy.Length] : subpath, out contentType!);
    }
}
