using MassTransit;

namespace Setpoint.Messaging;

/// <summary>An exchange per contract: <c>setpoint.directory.unit-changed</c>.</summary>
internal sealed class ContractNames : IEntityNameFormatter
{
    public string FormatEntityName<T>() =>
        $"setpoint.{Wire.PublisherOf(typeof(T))}.{KebabCaseEndpointNameFormatter.Instance.SanitizeName(typeof(T).Name)}";
}
