using Setpoint.Goals.Domain.Coach;
using Setpoint.Kernel.Policies;

namespace Setpoint.Unit.Goals.Coach;

public sealed class RuleCardTests
{
    [Fact]
    public void Every_rule_says_what_it_is_and_has_a_switch_of_its_own()
    {
        Assert.All(CoachRules.Cards, c => Assert.All((string[])[c.Code, c.Text, c.Reason, c.Example], text => Assert.False(string.IsNullOrWhiteSpace(text), c.Code)));
        Assert.Equal(CoachRules.Cards.Count, CoachRules.Cards.DistinctBy(c => c.Code).Count());
        var switches = PolicyCatalogue.All.Values.Where(p => p.Name.StartsWith("coach", StringComparison.Ordinal) && p.Default == "on").Select(p => p.Name);
        Assert.Equal(switches.Order(StringComparer.Ordinal), CoachRules.Cards.Select(c => c.Policy).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_sent_to_a_language_model_unless_a_unit_says_so() => Assert.Equal("off", PolicyCatalogue.All["coachWording"].Default);

    /// <summary>COACH.md is what people read; it says what the rules say.</summary>
    [Fact]
    public void The_table_of_rules_is_true()
    {
        var table = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Goals", "Coach", "COACH.md"));
        Assert.All(CoachRules.Cards, c => Assert.Contains($"| `{c.Code}` | `{c.Policy}` | {c.Text} | {c.Reason} | {c.Example} |", table, StringComparison.Ordinal));
    }
}
