using Microsoft.AspNetCore.Mvc;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Features.Changes;
using Setpoint.Goals.Features.Coach;
using Setpoint.Goals.Features.Coach.Wording;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Dependencies;
using Setpoint.Goals.Features.Diagnostics;
using Setpoint.Goals.Features.Files;
using Setpoint.Goals.Features.KeyResults;
using Setpoint.Goals.Features.Learning;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Policies;
using Setpoint.Goals.Features.Priorities;
using Setpoint.Goals.Features.Search;
using Setpoint.Goals.Features.Serving;
using Setpoint.Goals.Features.Templates;
using Setpoint.Goals.Features.Tree;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features;

/// <summary>Every address of the goals service.</summary>
internal static class GoalsApi
{
    private const long LargestFile = 20 << 20;

    public static void AddGoals(this IServiceCollection services) => services
        .AddSingleton<WordingModel>()
        .AddScoped<PaceReader>()
        .AddSingleton<TreeCache>()
        .AddScoped<ObjectiveReader>()
        .AddScoped<LineageReader>()
        .AddScoped<Scores>()
        .AddScoped<ObjectiveRules>()
        .AddScoped<ObjectiveWriter>()
        .AddScoped<ObjectiveAccess>()
        .AddScoped<ObjectiveImport>()
        .AddScoped<DependencyReader>()
        .AddScoped<DependencyWriter>()
        .AddScoped<ApprovalRules>()
        .AddScoped<DraftWriter>()
        .AddScoped<CycleRights>()
        .AddScoped<CycleGates>()
        .AddOptions<WordingOptions>().BindConfiguration("Coach:Wording");

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
        api.MapGet("/objectives/{id:guid}/forecast", ForecastObjective.HandleAsync);
        api.MapGet("/objectives/{id:guid}/history", ObjectiveHistory.HandleAsync);
        api.MapGet("/objectives/{id:guid}/serves", ServiceLines.ServesAsync);
        api.MapGet("/objectives/{id:guid}/served-by", ServiceLines.ServedByAsync);
        api.MapGet("/objectives/{id:guid}/suggestions", SuggestObjectives.ForObjectiveAsync);
        api.MapPost("/suggestions", SuggestObjectives.ForDraftAsync);
        api.MapPost("/objectives", CreateObjective.HandleAsync);
        api.MapPost("/objectives/from-alert", BeginFromAlert.HandleAsync);
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
        api.MapPost("/objectives/{id:guid}/recommit", RecommitObjective.HandleAsync);
        api.MapGet("/objectives/{id:guid}/lineage", GetLineage.HandleAsync);
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
        api.MapPost("/objectives/{id:guid}/override", OverrideObjective.HandleAsync);
        api.MapDelete("/objectives/{id:guid}/override", OverrideObjective.TakeBackAsync);
        api.MapPost("/objectives/{id:guid}/guardrail-note", NoteGuardrail.HandleAsync);
        api.MapPost("/objectives/{id:guid}/grade", GradeObjective.HandleAsync);

        api.MapGet("/key-results", ListKeyResults.HandleAsync);
        api.MapGet("/key-results/{id:guid}/access", ObjectiveAccess.OfKeyResultAsync);
        api.MapPost("/key-results/{id:guid}/steps", TickSteps.HandleAsync);
        api.MapPost("/key-results/{id:guid}/graduate", GraduateKeyResult.HandleAsync);
        api.MapPost("/work-items", PostWorkItems.HandleAsync);

        api.MapGet("/dependencies", ListDependencies.HandleAsync);
        api.MapGet("/dependencies/matrix", DependencyMatrix.HandleAsync);
        api.MapGet("/dependencies/{id:guid}", ListDependencies.GetAsync);
        api.MapGet("/dependencies/{id:guid}/access", DependencyAccess.HandleAsync);
        api.MapPost("/dependencies", AskDependency.HandleAsync);
        api.MapPut("/dependencies/{id:guid}", ChangeDependency.EditAsync);
        api.MapPost("/dependencies/{id:guid}/accept", ChangeDependency.AcceptAsync);
        api.MapPost("/dependencies/{id:guid}/decline", ChangeDependency.DeclineAsync);
        api.MapPost("/dependencies/{id:guid}/done", ChangeDependency.FinishAsync);
        api.MapPost("/dependencies/{id:guid}/withdraw", ChangeDependency.WithdrawAsync);

        api.MapGet("/search", SearchObjectives.HandleAsync);
        api.MapGet("/changes", ListChanges.HandleAsync);
        api.MapGet("/export", ExportObjectives.HandleAsync).Produces<string>(StatusCodes.Status200OK, CsvExport.ContentType);
        api.MapPost("/import", ImportObjectives.HandleAsync).Accepts<string>(CsvExport.ContentType).WithMetadata(new RequestSizeLimitAttribute(LargestFile));
        api.MapGet("/units/{id:guid}/paces", CountPaces.HandleAsync);
        api.MapGet("/units/{id:guid}/calibration", GetCalibration.HandleAsync);
        api.MapGet("/retrospective", GetRetrospective.HandleAsync);
        api.MapGet("/learning-notes", ListLearningNotes.HandleAsync);
        api.MapGet("/alignment", AlignmentCoverage.HandleAsync);
        api.MapGet("/tree", GetTree.HandleAsync);
        api.MapPost("/coach", CoachDraft.HandleAsync);
        api.MapPost("/coach/wording", ProposeWording.HandleAsync);
        api.MapGet("/coach/rules", ListRules.HandleAsync);
        api.MapGet("/coach/cycle", CoachCycle.HandleAsync);
        api.MapGet("/policies/presets", ListPresets.Handle);
        api.MapGet("/policies/breaches", ListBreaches.HandleAsync);
        api.MapPost("/policies/dry-run", ListBreaches.TryAsync);
        api.MapGet("/diagnostics/recompute", RecomputeEverything.HandleAsync);
    }
}
