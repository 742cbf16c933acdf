namespace Setpoint.Gateway.OpenId;

/// <summary>Why a sign-in at the provider led nowhere: words that the sign-in page has a sentence for.</summary>
internal static class RefusalReason
{
    /// <summary>The attempt is over, was answered before, or was begun by another browser.</summary>
    public const string Expired = "expired";

    /// <summary>The person, or the provider, said no.</summary>
    public const string Denied = "denied";

    public const string ProviderAway = "provider-away";

    /// <summary>What the provider sent proves nothing.</summary>
    public const string NotProven = "not-proven";

    /// <summary>The provider vouches for no address.</summary>
    public const string NoAddress = "no-address";

    /// <summary>Nobody in the directory has the address.</summary>
    public const string Unknown = "unknown";

    /// <summary>The directory has not made the person in time.</summary>
    public const string NotYet = "not-yet";

    public const string Deactivated = "deactivated";

    public const string ServiceAccount = "service-account";

    /// <summary>Whoever has the address signs in with another account.</summary>
    public const string OtherAccount = "other-account";
}
