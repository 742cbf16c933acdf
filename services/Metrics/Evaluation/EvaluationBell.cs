using Setpoint.Messaging.Outbox;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Rung after a commit that changed a series.</summary>
internal sealed class EvaluationBell : Bell;
