using System.Text.Json.Nodes;
using Setpoint.Kernel;

namespace Setpoint.Directory.Domain;

/// <summary>
/// What an identity provider says of a person beyond what <see cref="Person"/> has a place for, under the person's own id.
/// It has a history of its own, beside the person's.
/// </summary>
internal sealed class ScimUser : AggregateRoot
{
    /// <summary>The longest user name.</summary>
    public const int LongestUserName = 254;

    private ScimUser()
    {
    }

    public PersonId Id { get; private set; }

    /// <summary>What the provider calls the person, as written; unique whatever its case.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>The provider's own key.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>JSON: the attributes without another place.</summary>
    public string Kept { get; private set; } = "{}";

    /// <summary>Every address, as <see cref="Person.Normalize"/> makes it.</summary>
    public IReadOnlyList<string> Emails { get; private set; } = [];

    /// <summary>The provider deleted the user. The person stays, inactive, and counts as gone only while they are.</summary>
    public bool Hidden { get; private set; }

    /// <summary>For a person the provider has not spoken of until now.</summary>
    public static ScimUser Of(PersonId person) => new() { Id = person };

    /// <summary>Describes the user anew; a description that equals the present one changes nothing.</summary>
    /// <exception cref="DomainException">User name empty or too long.</exception>
    public void Describe(string userName, string? externalId, JsonObject kept, IReadOnlyList<string> emails)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(userName) && userName.Length <= LongestUserName, "user-name", $"must have 1 to {LongestUserName} characters", "userName");
        var same = (userName, externalId) == (UserName, ExternalId) && emails.SequenceEqual(Emails) && JsonNode.DeepEquals(kept, JsonNode.Parse(Kept));
        if (!same || Hidden || Version == 0)
        {
            (UserName, ExternalId, Kept, Emails, Hidden) = (userName, externalId, kept.ToJsonString(), emails, false);
            Changed();
        }
    }

    /// <summary>The provider deleted the user.</summary>
    public void Hide()
    {
        if (!Hidden)
        {
            Hidden = true;
            Changed();
        }
    }
}
