using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Setpoint.Directory.Data;
using Setpoint.Directory.Features.Holdings;
using Setpoint.Directory.Features.Imports;
using Setpoint.Directory.Features.People;
using Setpoint.Directory.Features.Policies;
using Setpoint.Directory.Features.Reorganizations;
using Setpoint.Directory.Features.Roles;
using Setpoint.Directory.Features.Scim;
using Setpoint.Directory.Features.Tokens;
using Setpoint.Directory.Features.Units;

namespace Setpoint.Directory.Features;

/// <summary>Every address of the directory.</summary>
internal static class DirectoryApi
{
    private const long LargestFile = 64L * 1024 * 1024;

    public static void AddDirectory(this IServiceCollection services) => services
        .AddSingleton<IInterceptor, ManyNewPeople>()
        .AddScoped<ImportReception>()
        .AddSingleton<ImportBell>()
        .AddHostedService<ImportWorker>()
        .AddScoped<Reorganizing>()
        .AddHostedService<ReorganizationWorker>()
        .AddHostedService<FirstStart>();

    public static void MapDirectory(this RouteGroupBuilder api)
    {
        api.MapGet("/me", GetMe.HandleAsync);

        api.MapGet("/units", ListUnits.HandleAsync);
        api.MapGet("/units/{idOrSlug}", GetUnit.HandleAsync);
        api.MapGet("/units/{id:guid}/access", UnitAccess.HandleAsync);
        api.MapPost("/units", CreateUnit.HandleAsync);
        api.MapPut("/units/{id:guid}", ChangeUnit.HandleAsync);

        api.MapPost("/units/{id:guid}/archive", ArchiveUnit.HandleAsync);
        api.MapPost("/units/{id:guid}/restore", ArchiveUnit.RestoreAsync);

        api.MapGet("/units/{id:guid}/policies", ListPolicies.HandleAsync);
        api.MapGet("/units/{id:guid}/policies/history", ListPolicies.HistoryAsync);
        api.MapPut("/units/{id:guid}/policies", DecidePolicies.HandleAsync);

        api.MapGet("/reorganizations", ListReorganizations.HandleAsync);
        api.MapGet("/reorganizations/{id:guid}", ListReorganizations.GetAsync);
        api.MapGet("/reorganizations/{id:guid}/access", ReorganizationAccess.HandleAsync);
        api.MapPost("/reorganizations", ProposeReorganization.HandleAsync);
        api.MapPost("/reorganizations/{id:guid}/accept", DecideReorganization.AcceptAsync);
        api.MapPost("/reorganizations/{id:guid}/decline", DecideReorganization.DeclineAsync);
        api.MapDelete("/reorganizations/{id:guid}", DecideReorganization.WithdrawAsync);

        api.MapGet("/holdings", ListHoldings.HandleAsync);
        api.MapPost("/handovers", HandOver.HandleAsync);

        api.MapGet("/people", ListPeople.HandleAsync);
        api.MapGet("/people/{id:guid}", GetPerson.HandleAsync);
        api.MapGet("/people/{id:guid}/access", AccessToPerson.HandleAsync);
        api.MapPost("/people", CreatePerson.HandleAsync);
        api.MapPut("/people/{id:guid}", ChangePerson.HandleAsync);

        api.MapGet("/people/{id:guid}/rights", PersonRights.HandleAsync);
        api.MapPut("/units/{id:guid}/roles/{person:guid}/{role}", GrantRole.HandleAsync);
        api.MapDelete("/units/{id:guid}/roles/{person:guid}/{role}", GrantRole.TakeAsync);

        api.MapPost("/imports/units", ImportUnits.HandleAsync).Accepts<string>("text/csv").WithMetadata(new RequestSizeLimitAttribute(LargestFile));
        api.MapPost("/imports/people", ImportPeople.HandleAsync).Accepts<string>("text/csv").WithMetadata(new RequestSizeLimitAttribute(LargestFile));
        api.MapGet("/imports/{id:guid}", GetImport.HandleAsync);
        api.MapGet("/imports/{id:guid}/access", ImportAccess.HandleAsync);

        api.MapGet("/tokens", ListTokens.HandleAsync);
        api.MapPost("/tokens", CreateToken.HandleAsync);
        api.MapGet("/tokens/{id:guid}/access", TokenAccess.HandleAsync);
        api.MapPost("/tokens/{id:guid}/rotate", RotateToken.HandleAsync);
        api.MapDelete("/tokens/{id:guid}", RevokeToken.HandleAsync);

        api.MapScimMappings();
    }
}
