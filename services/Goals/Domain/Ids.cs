using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

internal readonly record struct CycleId(Guid Value) : IId<CycleId>
{
    public static CycleId From(Guid value) => new(value);

    public static CycleId New() => new(Guid.CreateVersion7());
}

internal readonly record struct ObjectiveId(Guid Value) : IId<ObjectiveId>
{
    public static ObjectiveId From(Guid value) => new(value);

    public static ObjectiveId New() => new(Guid.CreateVersion7());
}

internal readonly record struct KeyResultId(Guid Value) : IId<KeyResultId>
{
    public static KeyResultId From(Guid value) => new(value);

    public static KeyResultId New() => new(Guid.CreateVersion7());
}

internal readonly record struct StepId(Guid Value) : IId<StepId>
{
    public static StepId From(Guid value) => new(value);

    public static StepId New() => new(Guid.CreateVersion7());
}

internal readonly record struct DependencyId(Guid Value) : IId<DependencyId>
{
    public static DependencyId From(Guid value) => new(value);

    public static DependencyId New() => new(Guid.CreateVersion7());
}
