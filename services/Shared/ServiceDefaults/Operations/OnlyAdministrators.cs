using Microsoft.AspNetCore.Http;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.ServiceDefaults.Operations;

/// <summary>For everybody but administrators of the company these addresses are absent.</summary>
internal static class OnlyAdministrators
{
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var access = (Access)context.HttpContext.RequestServices.GetService(typeof(Access))!;
        return await access.IsAdministratorAsync(context.HttpContext.RequestAborted) ? await next(context) : Problems.Missing();
    }
}
