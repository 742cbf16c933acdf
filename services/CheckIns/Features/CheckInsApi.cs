using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.CheckIns.Features.Drafts;
using Setpoint.CheckIns.Features.Due;
using Setpoint.CheckIns.Features.Forms;

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
        api.MapGet("/{id:guid}", ReadCheckIns.FindAsync);
        api.MapGet("/{id:guid}/access", CheckInAccess.HandleAsync);
        api.MapPut("/{id:guid}", CorrectCheckIn.HandleAsync);
        api.MapGet("/{id:guid}/revisions", ReadCheckIns.ListRevisionsAsync);
    }
}
