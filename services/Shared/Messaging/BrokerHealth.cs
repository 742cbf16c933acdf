using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Setpoint.Messaging;

/// <summary>
/// Not ready until the queues exist for the first time, because a fact published before that would find no queue of ours.
/// After that a broker that is down only degrades the service: it keeps accepting, and the outbox keeps what it owes.
/// </summary>
public sealed class BrokerHealth : IHealthCheck
{
    private readonly IBusControl _bus;
    private volatile bool _wasConnected;

    /// <param name="bus">The connection to watch.</param>
    public BrokerHealth(IBusControl bus) => _bus = bus;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = _bus.CheckHealth();
        if (health.Status == BusHealthStatus.Healthy)
        {
            _wasConnected = true;
            return Task.FromResult(HealthCheckResult.Healthy());
        }

        return Task.FromResult(_wasConnected
            ? HealthCheckResult.Degraded("the broker is away; the outbox keeps what it owes")
            : HealthCheckResult.Unhealthy($"not yet connected to the broker: {health.Description}"));
    }
}
