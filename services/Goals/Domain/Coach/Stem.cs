namespace Setpoint.Goals.Domain.Coach;

/// <summary>What words of one family share: customers, customer; arrive, arrives; onboarding, onboard.</summary>
internal static class Stem
{
    // Longest first; what is left must still be a word.
    private static readonly string[] s_endings = ["ations", "ation", "ings", "ing", "edly", "ers", "ed", "ies", "ly", "es", "er", "s", "e", "y"];

    public static string Of(string word)
    {
        foreach (var ending in s_endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 4)
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
