using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Diagnostics;
using Setpoint.Goals.Features.KeyResults;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Policies;
using Setpoint.Goals.Features.Priorities;
using Setpoint.Goals.Features.Templates;
using Setpoint.Goals.Features.Tree;

namespace Setpoint.Goals.Features;

/// <summary>Every address of the goals service.</summary>
internal static class GoalsApi
{
    public static void AddGoals(this IServiceCollection services) => services
        .AddScoped<PaceReader>()
        .AddScoped<ObjectiveReader>()
        .AddScoped<ObjectiveRules>()
        .AddScoped<ObjectiveWriter>()
        .AddScoped<ObjectiveAccess>()
        .AddScoped<ApprovalRules>()
        .AddScoped<DraftWriter>()
        .AddScoped<CycleRights>()
        .AddScoped<CycleGates>();

    public static void MapGoals(this RouteGroupBuilder api)
    {
        api.MapGet("/cycles", ListCycles.HandleAsync);
        api.MapGet("/cycles/{id:guid}", GetCycle.HandleAsync);
        api.MapGet("/cycles/{id:guid}/access", CycleAccess.HandleAsync);
        api.MapGet("/cycles/{id:guid}/readiness", GetReadiness.HandleAsync);
        api.MapPost("/cycles", CreateCycle.HandleAsync);
        api.MapPost("/cycles/{id:guid}/phase", MoveCycle.HandleAsync);

        api.MapGet("/objectives", ListObjectives.HandleAsync);
        api.MapGet("/objectives/{id:guid}", GetObjective.HandleAsync);
        api.MapGet("/objectives/{id:guid}/explain", ExplainObjective.HandleAsync);
        api.MapGet("/objectives/{id:guid}/access", ObjectiveAccess.OfObjectiveAsync);
        api.MapGet("/objectives/{id:guid}/history", ObjectiveHistory.HandleAsync);
        api.MapPost("/objectives", CreateObjective.HandleAsync);
        api.MapPut("/objectives/{id:guid}", EditObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/propose", ProposeObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/return", ReturnObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/publish", PublishObjective.HandleAsync);
        api.MapPut("/objectives/{id:guid}/co-owners", ShareObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/approve", ApproveObjective.HandleAsync);
        api.MapGet("/objectives/{id:guid}/input", ObjectiveInput.ListAsync);
        api.MapPost("/objectives/{id:guid}/input", ObjectiveInput.SayAsync);
        api.MapGet("/approvals", ListApprovals.HandleAsync);
        api.MapPost("/objectives/{id:guid}/duplicate", DuplicateObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/move", MoveObjective.HandleAsync);
        api.MapPut("/objectives/{id:guid}/labels", LabelObjective.HandleAsync);
        api.MapPut("/objectives/order", OrderObjectives.HandleAsync);
        api.MapPost("/objectives/bulk", EditMany.HandleAsync);

        api.MapGet("/templates", ListTemplates.HandleAsync);
        api.MapGet("/templates/{id:guid}", ListTemplates.FindAsync);
        api.MapGet("/templates/{id:guid}/access", ListTemplates.AccessAsync);
        api.MapPost("/templates", KeepTemplate.HandleAsync);
        api.MapDelete("/templates/{id:guid}", KeepTemplate.WithdrawAsync);
        api.MapPost("/templates/{id:guid}/drafts", DraftFromTemplate.HandleAsync);

        api.MapGet("/priorities", ListPriorities.HandleAsync);
        api.MapPut("/priorities", WritePriorities.HandleAsync);
        api.MapPost("/objectives/{id:guid}/retire", RetireObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/grade", GradeObjective.HandleAsync);

        api.MapGet("/key-results", ListKeyResults.HandleAsync);
        api.MapGet("/key-results/{id:guid}/access", ObjectiveAccess.OfKeyResultAsync);

        api.MapGet("/tree", GetTree.HandleAsync);
        api.MapGet("/policies/presets", ListPresets.Handle);
        api.MapGet("/policies/breaches", ListBreaches.HandleAsync);
        api.MapPost("/policies/dry-run", ListBreaches.TryAsync);
        api.MapGet("/diagnostics/recompute", RecomputeEverything.HandleAsync);
    }
}
