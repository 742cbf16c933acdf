using Setpoint.CheckIns.Features.Blockers;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.CheckIns.Features.Comments;
using Setpoint.CheckIns.Features.Drafts;
using Setpoint.CheckIns.Features.Due;
using Setpoint.CheckIns.Features.Files;
using Setpoint.CheckIns.Features.Forms;
using Setpoint.CheckIns.Features.Reviews;
using Setpoint.CheckIns.Features.Rhythm;
using Setpoint.ServiceDefaults.Http;

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
        api.MapPost("/imports", ImportCheckIns.HandleAsync);
        api.MapGet("/export", ExportCheckIns.HandleAsync).Produces<string>(StatusCodes.Status200OK, CsvExport.ContentType);
        api.MapGet("/units/{id:guid}/night-before", ReadNightBefore.HandleAsync);
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
        api.MapGet("/units/{id:guid}/review-plans", ReviewPlans.ListAsync);
        api.MapPut("/units/{id:guid}/review-plans", ReviewPlans.DecideAsync);
        api.MapPost("/reviews", OpenReview.HandleAsync);
        api.MapGet("/reviews", OpenReview.ListAsync);
        api.MapGet("/reviews/outcomes", ReadReview.OutcomesAsync);
        api.MapGet("/reviews/{id:guid}", ReadReview.FindAsync);
        api.MapGet("/reviews/{id:guid}/access", ReadReview.AccessAsync);
        api.MapGet("/reviews/{id:guid}/minutes", ReadMinutes.HandleAsync).Produces<string>(StatusCodes.Status200OK, "text/markdown", "text/html");
        api.MapPost("/reviews/{id:guid}/items", RunReview.AddAsync);
        api.MapPut("/reviews/{id:guid}/notes", RunReview.NoteAsync);
        api.MapPut("/reviews/{id:guid}/current", RunReview.MoveAsync);
        api.MapPut("/reviews/{id:guid}/end", RunReview.EndAsync);
        api.MapPost("/reviews/{id:guid}/outcomes", RunReview.ConcludeAsync);
        api.MapPut("/reviews/{id:guid}/outcomes/done", ReadReview.FinishAsync);
        api.MapPost("/reviews/{id:guid}/recall", ReadReview.RecallAsync);
        api.MapPost("/comments", WriteComment.SayAsync);
        api.MapGet("/comments", ReadComments.ListAsync);
        api.MapGet("/comments/{id:guid}", ReadComments.FindAsync);
        api.MapGet("/comments/{id:guid}/access", ReadComments.AccessAsync);
        api.MapGet("/comments/{id:guid}/revisions", ReadComments.RevisionsAsync);
        api.MapPut("/comments/{id:guid}", WriteComment.EditAsync);
        api.MapDelete("/comments/{id:guid}", WriteComment.DeleteAsync);
        api.MapGet("/{id:guid}", ReadCheckIns.FindAsync);
        api.MapGet("/{id:guid}/access", CheckInAccess.HandleAsync);
        api.MapPut("/{id:guid}", CorrectCheckIn.HandleAsync);
        api.MapGet("/{id:guid}/revisions", ReadCheckIns.ListRevisionsAsync);
    }
}
