using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Setpoint.Directory.Data;
using Setpoint.Directory.Features.Audit;
using Setpoint.Directory.Features.Imports;
using Setpoint.Directory.Features.People;
using Setpoint.Directory.Features.Tokens;
using Setpoint.Directory.Features.Units;

namespace Setpoint.Directory.Features;

/// <summary>Every address of the directory.</summary>
internal static class DirectoryApi
{
    private const long LargestFile = 64L * 1024 * 1024;

    public static void AddDirectory(this IServiceCollection services) => services
        .AddScoped<IInterceptor, ManyNewPeople>()
        .AddScoped<ImportReception>()
        .AddSingleton<ImportBell>()
        .AddHostedService<ImportWorker>();

    public static void MapDirectory(this RouteGroupBuilder api)
    {
        api.MapGet("/me", GetMe.HandleAsync);

        api.MapGet("/units", ListUnits.HandleAsync);
        api.MapGet("/units/{idOrSlug}", GetUnit.HandleAsync);
        api.MapPost("/units", CreateUnit.HandleAsync);
        api.MapPut("/units/{id:guid}", ChangeUnit.HandleAsync);

        api.MapGet("/people", ListPeople.HandleAsync);
        api.MapGet("/people/{id:guid}", GetPerson.HandleAsync);
        api.MapPost("/people", CreatePerson.HandleAsync);
        api.MapPut("/people/{id:guid}", ChangePerson.HandleAsync);

        api.MapPost("/imports/units", ImportUnits.HandleAsync).Accepts<string>("text/csv").WithMetadata(new RequestSizeLimitAttribute(LargestFile));
        api.MapPost("/imports/people", ImportPeople.HandleAsync).Accepts<string>("text/csv").WithMetadata(new RequestSizeLimitAttribute(LargestFile));
        api.MapGet("/imports/{id:guid}", GetImport.HandleAsync);

        api.MapGet("/tokens", ListTokens.HandleAsync);
        api.MapPost("/tokens", CreateToken.HandleAsync);
        api.MapDelete("/tokens/{id:guid}", RevokeToken.HandleAsync);

        api.MapGet("/audit", ListAudit.HandleAsync);
    }
}
