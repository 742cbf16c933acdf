using Setpoint.Services.Tests.Authorization;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Setpoint.Services.Tests.LongestFirst", "Setpoint.Services.Tests")]

namespace Setpoint.Services.Tests;

/// <summary>What takes longest begins first: begun last, it would go on alone when everything else has ended.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_longest = [typeof(AuthorizationTests).FullName!, typeof(FuzzTests).FullName!];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(c => s_longest.Any(c.DisplayName.EndsWith));
}
