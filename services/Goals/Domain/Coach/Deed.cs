using System.Collections.Frozen;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>Something that is done or made, where a sentence is about that.</summary>
/// <param name="Verb">Its base form; none where a noun or a passive says it.</param>
/// <param name="After">Where the sentence goes on after it.</param>
internal sealed record Deed(string? Verb, int After)
{
    // Half of a verb only with its other half: roll out, set up.
    private static readonly FrozenDictionary<string, string[]> s_particles = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["roll"] = ["out"],
        ["set"] = ["up"],
        ["kick"] = ["off"],
        ["carry"] = ["out"],
        ["hand"] = ["out"],
        ["phase"] = ["in"],
        ["put"] = ["in"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_nouns = new[]
    {
        "launch", "implementation", "development", "creation", "introduction", "rollout", "roll-out", "completion", "migration", "deployment", "installation",
        "publication", "preparation", "finalisation", "finalization", "establishment", "setup", "set-up", "redesign", "release", "execution", "design", "update",
        "upgrade", "review", "analysis", "organisation", "start", "kick-off", "replacement",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Countable work: more of it is still work.
    private static readonly FrozenSet<string> s_countable = new[]
    {
        "training", "trainings", "workshop", "workshops", "event", "events", "session", "sessions", "meeting", "meetings", "interview", "interviews", "campaign",
        "campaigns", "post", "posts", "newsletter", "newsletters", "webinar", "webinars", "presentation", "presentations", "distribution", "outreach",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_finite = new[] { "is", "are", "has", "have", "takes", "take", "works", "costs", "needs" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_leadIns = new[] { "we", "we'll", "will", "to", "please", "the", "a", "an", "our", "also", "jointly", "together", "team" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_given = new[]
    {
        "assistance", "training", "trainings", "support", "guidance", "education", "outreach", "information", "tools", "resources", "advice", "workshops", "materials",
        "expertise", "monitoring", "planning", "consulting", "coaching",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What one can deliver or support without it being a deliverable.
    private static readonly FrozenSet<string> s_received = new[]
    {
        "experience", "experiences", "results", "value", "satisfaction", "savings", "growth", "quality", "outcomes", "recovery", "safety", "health", "independence",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What is made by no one and is there or not: to build trust is no project.
    private static readonly FrozenSet<string> s_states = new[]
    {
        "workforce", "culture", "economy", "market", "markets", "trust", "confidence", "reputation", "loyalty", "community", "communities", "relationships", "environment",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_led =
        new[] { "efforts", "effort", "project", "projects", "programme", "program", "initiative", "initiatives", "work", "development" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_passive = new[]
    {
        "developed", "implemented", "launched", "introduced", "created", "built", "published", "installed", "written", "designed", "completed", "held", "sent",
        "organised", "organized", "conducted", "deployed", "migrated",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>None where the sentence is about something else.</summary>
    public static Deed? Of(Sentence sentence)
    {
        var at = Begin(sentence);
        return At(sentence, at) ?? OfNoun(sentence, at) ?? More(sentence, at) ?? Done(sentence);
    }

    /// <summary>After adverbs, “we will” and a day at the beginning.</summary>
    private static int Begin(Sentence sentence)
    {
        var at = 0;
        if (sentence.WordAt(0) is "by" or "until" or "in" && sentence.Tokens.Count > 1 && sentence.Tokens[1].Kind == TokenKind.Date)
        {
            at = 1;
        }

        while (at < sentence.Tokens.Count && IsLeadIn(sentence.Tokens[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsLeadIn(Token token) =>
        token.Kind == TokenKind.Date || s_leadIns.Contains(token.Word) || (token.Word.Length > 5 && token.Word.EndsWith("ly", StringComparison.Ordinal));

    private static Deed? At(Sentence sentence, int at)
    {
        if (Verbs.OfDeeds.Of(sentence.WordAt(at)) is not { } verb || IsNoun(sentence, at))
        {
            return null;
        }

        if (s_particles.TryGetValue(verb, out var particles))
        {
            return particles.Contains(sentence.WordAt(at + 1)) ? new Deed(verb, at + 2) : null;
        }

        var isDeed = verb switch
        {
            "provide" => Object(sentence, at + 1).Any(s_given.Contains),
            "deliver" or "support" => !Object(sentence, at + 1).Any(s_received.Contains),
            "build" or "create" or "develop" => !Object(sentence, at + 1).Any(s_states.Contains),
            "lead" => Object(sentence, at + 1).Any(s_led.Contains),
            _ => true,
        };
        return isDeed ? new Deed(verb, at + 1) : null;
    }

    /// <summary>Support hours fall, release day is quiet: what looks like a verb belongs to the subject of another one.</summary>
    private static bool IsNoun(Sentence sentence, int at)
    {
        for (var i = at + 1; i <= at + 3; i++)
        {
            var word = sentence.WordAt(i);
            if (sentence.WordAt(i - 1) is not ("and" or "to" or "that") && (s_finite.Contains(word) || (i > at + 1 && Verbs.OfChange.Of(word) is "fall" or "rise" or "drop" or "shrink")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Implementation of, migration to.</summary>
    private static Deed? OfNoun(Sentence sentence, int at) =>
        s_nouns.Contains(sentence.WordAt(at)) && sentence.WordAt(at + 1) is "of" or "to" or "from" ? new Deed(null, at + 2) : null;

    /// <summary>More of what is work: increase trainings by half, the number of workshops held.</summary>
    private static Deed? More(Sentence sentence, int at)
    {
        if (Verbs.OfChange.Of(sentence.WordAt(at)) is null)
        {
            return null;
        }

        var last = Object(sentence, at + 1).LastOrDefault(w => !Verbs.OfDeeds.IsParticiple(w));
        return last is not null && s_countable.Contains(last) ? new Deed(null, at + 1) : null;
    }

    /// <summary>In the passive: a programme developed and rolled out.</summary>
    private static Deed? Done(Sentence sentence)
    {
        for (var i = 1; i < sentence.Tokens.Count; i++)
        {
            var word = sentence.WordAt(i);
            var ends = i + 1 == sentence.Tokens.Count || sentence.Tokens[i + 1].OpensClause || sentence.WordAt(i + 1) is "and" or "in" or "by" or "to" or "for";
            if (ends && s_passive.Contains(word) && !sentence.Tokens[i].OpensClause)
            {
                return new Deed(null, i + 1);
            }
        }

        return null;
    }

    /// <summary>The words up to the next preposition, number or clause.</summary>
    private static IEnumerable<string> Object(Sentence sentence, int from)
    {
        for (var i = from; i < sentence.Tokens.Count && i < from + 10 && !sentence.Tokens[i].OpensClause; i++)
        {
            var word = sentence.WordAt(i);
            if (word is "by" or "from" or "to" or "in" or "for" or "at" or "on" or "with" or "per" or "over" or "end")
            {
                yield break;
            }

            yield return word;
        }
    }
}
