using System.Collections.Frozen;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>Verbs in all their forms: launch, launches, launching, launched.</summary>
internal sealed class Verbs
{
    private static readonly Dictionary<string, string> s_irregular = new(StringComparer.Ordinal)
    {
        ["build"] = "built",
        ["rebuild"] = "rebuilt",
        ["write"] = "written",
        ["hold"] = "held",
        ["run"] = "run",
        ["begin"] = "begun",
        ["teach"] = "taught",
        ["send"] = "sent",
        ["buy"] = "bought",
        ["rewrite"] = "rewritten",
        ["set"] = "set",
        ["put"] = "put",
        ["bring"] = "brought",
        ["lead"] = "led",
        ["win"] = "won",
        ["cut"] = "cut",
        ["grow"] = "grown",
        ["rise"] = "risen",
        ["fall"] = "fallen",
        ["get"] = "got",
        ["keep"] = "kept",
    };

    private readonly FrozenDictionary<string, string> _forms;
    private readonly FrozenSet<string> _participles;

    private Verbs(IEnumerable<string> verbs)
    {
        var all = verbs.SelectMany(v => FormsOf(v).Select(form => (form, v))).DistinctBy(f => f.form).ToList();
        _forms = all.ToFrozenDictionary(f => f.form, f => f.v, StringComparer.Ordinal);
        _participles = all.Select(f => f.form).Where(f => f.EndsWith("ed", StringComparison.Ordinal) || s_irregular.ContainsValue(f)).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>What people do or make: a key result that begins with one of these says how, not what for.</summary>
    public static Verbs OfDeeds { get; } = new(
    [
        "launch", "implement", "create", "build", "develop", "design", "deploy", "deliver", "introduce", "publish", "release", "ship", "write", "draft", "prepare",
        "plan", "define", "document", "complete", "finish", "finalize", "finalise", "establish", "install", "integrate", "migrate", "upgrade", "update", "replace",
        "rebuild", "redesign", "rewrite", "refactor", "revamp", "restructure", "reorganise", "reorganize", "conduct", "hold", "host", "organise", "organize", "run",
        "execute", "perform", "start", "begin", "initiate", "continue", "hire", "recruit", "train", "teach", "review", "analyse", "analyze", "assess", "evaluate",
        "investigate", "research", "explore", "study", "survey", "test", "pilot", "prototype", "monitor", "track", "report", "collect", "gather", "compile",
        "coordinate", "manage", "support", "fund", "distribute", "issue", "submit", "send", "present", "discuss", "focus", "add", "provide", "select", "award",
        "announce", "purchase", "buy", "procure", "negotiate", "schedule", "automate", "digitise", "digitize", "digitalise", "consolidate", "standardise",
        "standardize", "visit", "attend", "participate", "translate", "configure", "institute", "transfer", "accept", "lead", "roll", "set", "kick", "carry", "hand", "phase", "put", "reimagine",
    ]);

    /// <summary>What becomes different.</summary>
    public static Verbs OfChange { get; } = new(
    [
        "increase", "raise", "reduce", "lower", "cut", "improve", "grow", "lift", "boost", "decrease", "shorten", "expand", "extend", "double", "triple", "halve",
        "quadruple", "rise", "fall", "drop", "climb", "shrink", "gain", "save", "reach", "achieve", "attain", "exceed", "bring", "get", "win", "keep", "speed",
        "accelerate", "slow", "strengthen", "enhance", "minimise", "minimize", "maximise", "maximize", "hit", "meet", "become",
    ]);

    /// <summary>The verb that a word is a form of.</summary>
    public string? Of(string word) => _forms.GetValueOrDefault(word);

    /// <summary>True for done, not for doing: launched, built.</summary>
    public bool IsParticiple(string word) => _participles.Contains(word);

    private static IEnumerable<string> FormsOf(string verb)
    {
        var stem = verb[^1] == 'e' ? verb[..^1] : Doubles(verb) ? verb + verb[^1] : verb;
        var past = verb[^1] == 'y' && !IsVowel(verb[^2]) ? verb[..^1] + "i" : stem;
        yield return verb;
        yield return verb[^1] is 's' or 'h' or 'x' ? verb + "es" : past.EndsWith('i') ? past + "es" : verb + "s";
        yield return stem + "ing";
        yield return past + "ed";
        if (s_irregular.TryGetValue(verb, out var irregular))
        {
            yield return irregular;
        }
    }

    /// <summary>One vowel between single consonants: plan, planning; ship, shipped.</summary>
    private static bool Doubles(string verb) =>
        verb.Length is 3 or 4 or 6 && verb is not ("test" or "host") && !IsVowel(verb[^1]) && verb[^1] is not ('w' or 'x' or 'y')
        && IsVowel(verb[^2]) && !IsVowel(verb[^3]) && verb is not ("gather" or "exceed" or "attend" or "visit" or "attain" or "fund");

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
