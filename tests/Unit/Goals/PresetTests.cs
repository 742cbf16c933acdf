using System.Globalization;
using Setpoint.Goals.Features.Policies;
using Setpoint.Kernel.Policies;

namespace Setpoint.Unit.Goals;

public sealed class PresetTests
{
    [Fact]
    public void Every_value_of_a_preset_is_one_that_the_directory_takes()
    {
        foreach (var preset in ListPresets.All)
        {
            Assert.All(preset.Values, v => Assert.Null(PolicyCatalogue.All[v.Policy].Fault(v.Value)));
            Assert.All(preset.Values, v => Assert.NotEmpty(v.Because));
            Assert.Equal(preset.Values.Count, preset.Values.DistinctBy(v => v.Policy).Count());
            var effective = PolicyCatalogue.All.ToDictionary(p => p.Key, p => preset.Values.FirstOrDefault(v => v.Policy == p.Key)?.Value ?? p.Value.Default);
            Assert.All(PolicyCatalogue.Ordered, pair => Assert.True(
                decimal.Parse(effective[pair.Lower], CultureInfo.InvariantCulture) <= decimal.Parse(effective[pair.Upper], CultureInfo.InvariantCulture), $"{preset.Name}: {pair.Lower} above {pair.Upper}"));
        }

        Assert.Equal([50, 1500, 50000], ListPresets.All.Select(p => p.People));
    }
}
