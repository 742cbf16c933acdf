using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Diagnostics;
using Setpoint.Goals.Features.KeyResults;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Policies;
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
        .AddScoped<CycleRights>();

    public static void MapGoals(this RouteGroupBuilder api)
    {
        api.MapGet("/cycles", ListCycles.HandleAsync);
        api.MapGet("/cycles/{id:guid}", GetCycle.HandleAsync);
        api.MapGet("/cycles/{id:guid}/access", CycleAccess.HandleAsync);
        api.MapPost("/cycles", CreateCycle.HandleAsync);
        api.MapPost("/cycles/{id:guid}/phase", MoveCycle.HandleAsync);

        api.MapGet("/objectives", ListObjectives.HandleAsync);
        api.MapGet("/objectives/{id:guid}", GetObjective.HandleAsync);
        api.MapGet("/objectives/{id:guid}/explain", ExplainObjective.HandleAsync);
        api.MapGet("/objectives/{id:guid}/access", ObjectiveAccess.OfObjectiveAsync);
        api.MapGet("/objectives/{id:guid}/forecast", ForecastObjective.HandleAsync);
        api.MapGet("/objectives/{id:guid}/history", ObjectiveHistory.HandleAsync);
        api.MapPost("/objectives", CreateObjective.HandleAsync);
        api.MapPut("/objectives/{id:guid}", EditObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/propose", ProposeObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/publish", PublishObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/retire", RetireObjective.HandleAsync);
        api.MapPost("/objectives/{id:guid}/override", OverrideObjective.HandleAsync);
        api.MapDelete("/objectives/{id:guid}/override", OverrideObjective.TakeBackAsync);
        api.MapPost("/objectives/{id:guid}/guardrail-note", NoteGuardrail.HandleAsync);
        api.MapPost("/objectives/{id:guid}/grade", GradeObjective.HandleAsync);

        api.MapGet("/key-results", ListKeyResults.HandleAsync);
        api.MapGet("/key-results/{id:guid}/access", ObjectiveAccess.OfKeyResultAsync);
        api.MapPost("/key-results/{id:guid}/steps", TickSteps.HandleAsync);
        api.MapPost("/work-items", PostWorkItems.HandleAsync);

        api.MapGet("/tree", GetTree.HandleAsync);
        api.MapGet("/policies/breaches", ListBreaches.HandleAsync);
        api.MapPost("/policies/dry-run", ListBreaches.TryAsync);
        api.MapGet("/diagnostics/recompute", RecomputeEverything.HandleAsync);
    }
}
