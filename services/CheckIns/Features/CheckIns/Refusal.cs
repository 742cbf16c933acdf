using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>Everything that is wrong with a draft, by field, in one answer.</summary>
internal static class Refusal
{
    /// <param name="path">Of the draft inside of the request, such as <c>checkIns[2].</c>.</param>
    public static ProblemHttpResult? Of(IEnumerable<Fault> faults, string path = "")
    {
        var errors = new FieldErrors();
        foreach (var fault in faults)
        {
            errors.Add(path + fault.Field, fault.Message);
        }

        return errors.Any ? errors.ToProblem(CheckIn.Refused) : null;
    }
}
