using Setpoint.Directory.Features.Scim.Groups;
using Setpoint.Directory.Features.Scim.Users;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Directory.Features.Scim;

/// <summary>Every address of SCIM 2.0, and those by which administrators map its groups.</summary>
internal static class ScimApi
{
    private const string Users = "/Users", User = "/Users/{id}", Groups = "/Groups", Group = "/Groups/{id}";

    /// <summary>SCIM describes itself, at <c>/Schemas</c>, and decides by itself what has been done already.</summary>
    public static void MapScim(this IEndpointRouteBuilder app)
    {
        var scim = app.MapGroup(ScimAddress.Root)
            .AddEndpointFilter(new ProvisioningFilter())
            .WithMetadata(OwnIdempotency.Instance)
            .ExcludeFromDescription();

        scim.MapGet("/ServiceProviderConfig", Discovery.Provider);
        scim.MapGet("/ResourceTypes", Discovery.Types);
        scim.MapGet("/ResourceTypes/{name}", Discovery.TypeOf);
        scim.MapGet("/Schemas", Discovery.Schemas);
        scim.MapGet("/Schemas/{id}", Discovery.SchemaOf);

        scim.MapGet(Users, ListUsers.HandleAsync);
        scim.MapPost(Users, CreateUser.HandleAsync);
        scim.MapGet(User, GetUser.HandleAsync);
        scim.MapPut(User, ReplaceUser.HandleAsync);
        scim.MapPatch(User, PatchUser.HandleAsync);
        scim.MapDelete(User, DeleteUser.HandleAsync);

        scim.MapGet(Groups, ListScimGroups.HandleAsync);
        scim.MapPost(Groups, CreateScimGroup.HandleAsync);
        scim.MapGet(Group, GetScimGroup.HandleAsync);
        scim.MapPut(Group, ReplaceScimGroup.HandleAsync);
        scim.MapPatch(Group, PatchScimGroup.HandleAsync);
        scim.MapDelete(Group, DeleteScimGroup.HandleAsync);

        scim.Map("/{**rest}", ScimResult () => throw ScimException.Missing());
    }

    public static void MapScimMappings(this RouteGroupBuilder api)
    {
        api.MapGet("/scim/groups", ListGroupMappings.HandleAsync);
        api.MapGet("/scim/groups/{id:guid}/access", GroupAccess.HandleAsync);
        api.MapPut("/scim/groups/{id:guid}/mapping", MapGroup.MapAsync);
        api.MapDelete("/scim/groups/{id:guid}/mapping", MapGroup.UnmapAsync);
    }
}
