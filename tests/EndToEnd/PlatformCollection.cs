namespace Setpoint.EndToEnd.Tests;

/// <summary>Tests that can share one running platform. Each makes units and objectives of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PlatformCollection : ICollectionFixture<PlatformFixture>
{
    public const string Name = "platform";
}
