using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>Everything that is wrong with a draft, by field, in one answer.</summary>
internal static class Refusal
{
    public static ProblemHttpResult? Of(IEnumerable<Fault> faults)
    {
        var errors = new FieldErrors();
        foreach (var fault in faults)
        {
            errors.Add(fault.Field, fault.Message);
        }

        return errors.Any ? errors.ToProblem(CheckIn.Refused) : null;
    }
}
