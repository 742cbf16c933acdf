using Setpoint.CheckIns.Features.Blockers;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.CheckIns.Features.Drafts;
using Setpoint.CheckIns.Features.Due;
using Setpoint.CheckIns.Features.Forms;
using Setpoint.CheckIns.Features.Rhythm;

namespace Setpoint.CheckIns.Features;

/// <summary>The routes under <c>/api/checkins</c>.</summary>
internal static class CheckInsApi
{
    public static void MapCheckIns(this RouteGroupBuilder api)
    {
        api.MapPost("/", SubmitCheckIn.HandleAsync);
        api.MapPost("/batch", SubmitMany.HandleAsync);
        api.MapGet("/form", OpenForm.HandleAsync);
        api.MapPut("/drafts/{id:guid}", OwnDrafts.SaveAsync);
        api.MapDelete("/drafts/{id:guid}", OwnDrafts.DropAsync);
        api.MapGet("/", ReadCheckIns.ListAsync);
        api.MapGet("/due", ListDue.HandleAsync);
        api.MapGet("/days-off", WriteDaysOff.OwnAsync);
        api.MapPut("/days-off", WriteDaysOff.ReplaceOwnAsync);
        api.MapPost("/days-off/calendar", WriteDaysOff.ImportOwnAsync).Accepts<string>("text/calendar");
        api.MapGet("/units/{id:guid}/rhythm", ReadRhythm.HandleAsync);
        api.MapGet("/units/{id:guid}/participation", ReadParticipation.HandleAsync);
        api.MapGet("/units/{id:guid}/days-off", WriteDaysOff.OfUnitAsync);
        api.MapPut("/units/{id:guid}/days-off", WriteDaysOff.ReplaceOfUnitAsync);
        api.MapPost("/units/{id:guid}/days-off/calendar", WriteDaysOff.ImportOfUnitAsync).Accepts<string>("text/calendar");
        api.MapPost("/blockers", RaiseBlocker.HandleAsync);
        api.MapGet("/blockers", ReadBlockers.ListAsync);
        api.MapGet("/blockers/{id:guid}", ReadBlockers.FindAsync);
        api.MapGet("/blockers/{id:guid}/access", ReadBlockers.AccessAsync);
        api.MapPut("/blockers/{id:guid}", MoveBlocker.ChangeAsync);
        api.MapPost("/blockers/{id:guid}/escalate", MoveBlocker.EscalateAsync);
        api.MapPost("/blockers/{id:guid}/resolve", MoveBlocker.ResolveAsync);
        api.MapPost("/blockers/{id:guid}/reopen", MoveBlocker.ReopenAsync);
        api.MapGet("/{id:guid}", ReadCheckIns.FindAsync);
        api.MapGet("/{id:guid}/access", CheckInAccess.HandleAsync);
        api.MapPut("/{id:guid}", CorrectCheckIn.HandleAsync);
        api.MapGet("/{id:guid}/revisions", ReadCheckIns.ListRevisionsAsync);
    }
}
