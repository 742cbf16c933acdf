using Setpoint.Directory.Domain;
using Setpoint.Kernel;

namespace Setpoint.Unit.DirectoryRules;

public sealed class DirectoryRulesTests
{
    private static readonly UnitId s_company = UnitId.New();
    private static readonly DateTimeOffset s_now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sales", true)]
    [InlineData("sales-emea-2", true)]
    [InlineData("Sales", false)]
    [InlineData("sales--emea", false)]
    [InlineData("-sales", false)]
    [InlineData("", false)]
    public void A_slug_is_lower_case_words_joined_by_hyphens(string slug, bool allowed)
    {
        var error = Record.Exception(() => Make(slug));
        Assert.Equal(allowed, error is null);
        Assert.Equal(allowed ? null : "slug", (error as DomainException)?.Field);
    }

    [Fact]
    public void Only_a_company_has_no_parent_and_it_has_none()
    {
        Assert.Equal("parent-required", Code(() => Setpoint.Directory.Domain.Unit.Create("T", "t", UnitKind.Team, null, null, "UTC")));
        Assert.Equal("company-has-no-parent", Code(() => Setpoint.Directory.Domain.Unit.Create("C", "c", UnitKind.Company, s_company, null, "UTC")));
    }

    [Fact]
    public void The_same_description_again_changes_nothing()
    {
        var unit = Make("sales");
        unit.Settle();
        unit.Change("Sales", "sales", UnitKind.Department, s_company, null, "UTC");
        Assert.False(unit.HasChanged);
        unit.Change("Sales!", "sales", UnitKind.Department, s_company, null, "UTC");
        Assert.True(unit.HasChanged);
    }

    [Fact]
    public void A_primary_unit_is_one_of_the_memberships()
    {
        var description = new PersonDescription("A", "a@example.com", [s_company], UnitId.New(), null, null, null, []);
        Assert.Equal("primary-unit", Code(() => Person.Create(PersonKind.Human, description)));
    }

    [Theory]
    [InlineData("a@b", true)]
    [InlineData(" A@B ", true)]
    [InlineData("ab", false)]
    [InlineData("@b", false)]
    [InlineData("a@", false)]
    public void An_address_has_something_on_both_sides_of_its_at(string email, bool allowed)
    {
        var description = new PersonDescription("A", email, [], null, null, null, null, []);
        Assert.Equal(allowed, Record.Exception(() => Person.Create(PersonKind.Human, description)) is null);
    }

    [Fact]
    public void A_token_keeps_a_hash_and_lives_a_year_at_most()
    {
        var secret = new byte[32];
        var token = ApiToken.Create(PersonId.New(), "t", secret, ["goals:read", "goals:read"], s_now.AddDays(366), s_now);

        // SHA-256 of sixty-four ASCII zeros.
        Assert.Equal("60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55", token.SecretHash);
        Assert.Equal(["goals:read"], token.Scopes);
        Assert.Equal($"sp_{token.Id.Value:N}_{new string('0', 64)}", token.Reveal(secret));
        Assert.Equal("token-expiry", Code(() => ApiToken.Create(PersonId.New(), "t", secret, ["goals:read"], s_now.AddDays(367), s_now)));
        Assert.Equal("token-expiry", Code(() => ApiToken.Create(PersonId.New(), "t", secret, ["goals:read"], s_now, s_now)));
    }

    private static Setpoint.Directory.Domain.Unit Make(string slug) =>
        Setpoint.Directory.Domain.Unit.Create("Sales", slug, UnitKind.Department, s_company, null, "UTC");

    private static string? Code(Action act) => (Record.Exception(act) as DomainException)?.Code;
}
