using Setpoint.Messaging.Outbox;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>Rung after a commit that left something to roll up.</summary>
internal sealed class CascadeBell : Bell;
