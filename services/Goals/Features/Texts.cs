namespace Setpoint.Goals.Features;

/// <summary>How long texts may be: titles are sentences, notes are paragraphs.</summary>
internal static class Texts
{
    public const int LongestTitle = 300;
    public const int LongestNote = 4000;
    public static readonly string TooLong = $"must be at most {LongestTitle} characters";
    public static readonly string NoteTooLong = $"must be at most {LongestNote} characters";

    public static bool Fits(string? text, int longest = LongestTitle) => text is null || text.Length <= longest;
}
