using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>What a unit has decided to change in a cycle, with its key results and what it serves above.</summary>
internal sealed partial class Objective : AggregateRoot
{
    private readonly List<KeyResult> _keyResults = [];
    private readonly List<Alignment> _alignments = [];
    private readonly List<Contributor> _contributors = [];

    private Objective()
    {
    }

    public ObjectiveId Id { get; private set; }

    public CycleId CycleId { get; private set; }

    public DateOnly WindowStart { get; private set; }

    public DateOnly WindowEnd { get; private set; }

    public Guid UnitId { get; private set; }

    public Guid OwnerId { get; private set; }

    public string Title { get; private set; } = "";

    public string? Why { get; private set; }

    public ObjectiveKind Kind { get; private set; }

    public Visibility Visibility { get; private set; }

    public Lifecycle Lifecycle { get; private set; }

    /// <summary>One person's own, where policy allows such; not counted among the unit's.</summary>
    public bool Personal { get; private set; }

    /// <summary>The importer's own name for it; what was imported under a name once is not imported again.</summary>
    public string? ExternalKey { get; private set; }

    /// <summary>What was imported under that name, to tell a repetition from a contradiction.</summary>
    public string? ImportedContent { get; private set; }

    /// <summary>The alert of a metric that it was begun from.</summary>
    public Guid? OriginAlertId { get; private set; }

    public decimal? Grade { get; private set; }

    public decimal? SuggestedGrade { get; private set; }

    public string? GradeReason { get; private set; }

    public LearningNote? Learning { get; private set; }

    public string? RetiredReason { get; private set; }

    /// <summary>Every key result it ever had after publication, in their order; see <see cref="KeyResult.Retired"/>.</summary>
    public IReadOnlyList<KeyResult> KeyResults => _keyResults;

    public IReadOnlyList<Alignment> Alignments => _alignments;

    public IReadOnlyList<Contributor> Contributors => _contributors;

    public Window Window => new(WindowStart, WindowEnd);

    /// <summary>Its owner, contributors and owners of key results see it and check in on it, whatever their roles.</summary>
    public bool IsWorkedOnBy(Guid person) =>
        OwnerId == person || _contributors.Exists(c => c.PersonId == person) || _keyResults.Exists(k => k.OwnerId == person && !k.Retired);

    public static Objective Draft(ObjectiveId id, Cycle cycle, ObjectiveContent content, Import? import, Guid? originAlert = null)
    {
        if (cycle.IsClosed)
        {
            throw new DomainException("cycle-closed", "this cycle is closed", "cycleId");
        }

        var objective = new Objective { Id = id, ExternalKey = import?.Key, ImportedContent = import?.Content, OriginAlertId = originAlert };
        objective.Join(cycle);
        objective.Take(content, null);
        objective.Changed();
        return objective;
    }

    /// <summary>
    /// Replaces the content. What was agreed by publication stays agreed: cycle and kind are fixed then, a target or
    /// baseline changes only with a reason and the old one is kept, and a key result that is dropped is retired.
    /// </summary>
    public void Edit(Cycle cycle, ObjectiveContent content, Change change)
    {
        if (Lifecycle is Lifecycle.Graded or Lifecycle.Retired)
        {
            throw new DomainException("objective-finished", $"a {Lifecycle.ToString().ToLowerInvariant()} objective no longer changes");
        }

        if (Lifecycle == Lifecycle.Published && cycle.Id != CycleId)
        {
            throw new DomainException("objective-published", "a published objective stays in its cycle", "cycleId");
        }

        if (Lifecycle == Lifecycle.Published && content.Kind != Kind)
        {
            throw new DomainException("objective-published", "the kind is fixed by publication", "kind");
        }

        if (cycle.IsClosed)
        {
            throw new DomainException("cycle-closed", "this cycle is closed", "cycleId");
        }

        var before = (OwnerId, UnitId);
        Join(cycle);
        Take(content, Lifecycle == Lifecycle.Published ? change : null);
        Reconsider(before);
        Changed();
    }

    public void Propose()
    {
        Require(Lifecycle == Lifecycle.Draft, "only a draft can be proposed");
        Lifecycle = Lifecycle.Proposed;
        Changed();
    }

    /// <summary>From here on it is agreed: it counts in agreed objectives above, and its targets are kept in view.</summary>
    public void Publish()
    {
        Require(Lifecycle is Lifecycle.Draft or Lifecycle.Proposed, "only a draft or a proposal can be published");
        Lifecycle = Lifecycle.Published;
        Changed();
    }

    public void Retire(string reason)
    {
        Require(Lifecycle is not (Lifecycle.Graded or Lifecycle.Retired), "it is finished already");
        RetiredReason = reason.Trim();
        Lifecycle = Lifecycle.Retired;
        Changed();
    }

    /// <summary>Closes with a grade and a learning note. The suggestion it was given against is kept beside it.</summary>
    /// <param name="withDamage">See <see cref="Damage"/>.</param>
    public void GiveGrade(
        decimal grade, decimal? suggestion, string? reason, LearningNote learning, ProgressPolicy policy, bool withDamage = false, string? damageNote = null)
    {
        Require(Lifecycle == Lifecycle.Published, "only a published objective is graded");
        if (Grading.NeedsReason(grade, suggestion, policy) && string.IsNullOrWhiteSpace(reason))
        {
            throw new DomainException(
                "grade-needs-reason", $"differs from the suggested {suggestion:0.00} by more than {policy.GradeTolerance:0.00} and needs a reason", "reason");
        }

        Grade = DecimalRules.Round(grade, 2);
        SuggestedGrade = suggestion;
        GradeReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Learning = learning;
        WithDamage = withDamage;
        DamageNote = string.IsNullOrWhiteSpace(damageNote) ? null : damageNote.Trim();
        Lifecycle = Lifecycle.Graded;
        Changed();
    }

    /// <summary>Another person answers for whatever one person answered for here: the objective, its key results, or both.</summary>
    public void HandOver(Guid from, Guid to)
    {
        if (Lifecycle is Lifecycle.Graded or Lifecycle.Retired)
        {
            return;
        }

        if (OwnerId == from)
        {
            OwnerId = to;
            Changed();
        }

        foreach (var keyResult in _keyResults.Where(k => k.OwnerId == from && !k.Retired))
        {
            keyResult.HandOverTo(to);
            Changed();
        }
    }

    /// <summary>Another unit is accountable. What is finished stays with the unit that did it.</summary>
    public void MoveTo(Guid unit)
    {
        if (Lifecycle is not (Lifecycle.Graded or Lifecycle.Retired))
        {
            UnitId = unit;
            _coOwners.RemoveAll(c => c.UnitId == unit);
            Changed();
        }
    }

    private static void Require(bool allowed, string message)
    {
        if (!allowed)
        {
            throw new DomainException("objective-lifecycle", message);
        }
    }

    private void Join(Cycle cycle)
    {
        CycleId = cycle.Id;
        (WindowStart, WindowEnd) = cycle.Window;
    }

    private void Take(ObjectiveContent content, Change? afterPublication)
    {
        if (content.BrokenRules().FirstOrDefault() is { } broken)
        {
            throw new DomainException(broken.Code, broken.Message, broken.Field);
        }

        if (content.KeyResults.SelectMany((k, i) => k.BrokenDates(Window, $"keyResults[{i}]")).FirstOrDefault() is { } misdated)
        {
            throw new DomainException(misdated.Code, misdated.Message, misdated.Field);
        }

        UnitId = content.UnitId;
        OwnerId = content.OwnerId;
        Title = content.Title.Trim();
        Why = string.IsNullOrWhiteSpace(content.Why) ? null : content.Why.Trim();
        Kind = content.Kind;
        Visibility = content.Visibility;
        Personal = content.Personal;
        Replace(_contributors, content.ContributorIds.Distinct().Select(p => new Contributor(Id, p)), c => c.PersonId);
        Replace(_alignments, content.Alignments.Select(a => new Alignment(Id, a)), a => (a.ParentId, a.Relation, a.Weight, a.ParentKeyResultId));
        if (content.Guardrails is { } guardrails)
        {
            Replace(_guardrails, guardrails.Distinct().Select(m => new Guardrail(Id, m)), g => g.MetricId);
        }

        TakeKeyResults(content.KeyResults, afterPublication);
    }

    private void TakeKeyResults(IReadOnlyList<KeyResultContent> wanted, Change? afterPublication)
    {
        var kept = new HashSet<KeyResultId>();
        for (var i = 0; i < wanted.Count; i++)
        {
            var field = $"keyResults[{i}]";
            var current = wanted[i].Id is { } id ? Find(id, field) : null;
            if (current is null)
            {
                current = new KeyResult(KeyResultId.New(), Id, wanted[i].Continues);
                _keyResults.Add(current);
                current.Take(wanted[i], i, null, field);
            }
            else
            {
                current.Take(wanted[i], i, afterPublication, field);
            }

            kept.Add(current.Id);
        }

        foreach (var dropped in _keyResults.Where(k => !kept.Contains(k.Id) && !k.Retired).ToList())
        {
            if (afterPublication is not null)
            {
                dropped.Retire(afterPublication);
            }
            else
            {
                _keyResults.Remove(dropped);
            }
        }
    }

    private KeyResult Find(KeyResultId id, string field) =>
        _keyResults.Find(k => k.Id == id && !k.Retired)
        ?? throw new DomainException("key-result-unknown", "this objective has no such key result", $"{field}.id");

    /// <summary>Keeps the parts that are wanted still, so that only differences are written.</summary>
    private static void Replace<TPart, TKey>(List<TPart> parts, IEnumerable<TPart> wanted, Func<TPart, TKey> key)
    {
        var target = wanted.ToList();
        var keys = target.Select(key).ToHashSet();
        parts.RemoveAll(p => !keys.Contains(key(p)));
        var present = parts.Select(key).ToHashSet();
        parts.AddRange(target.Where(p => !present.Contains(key(p))));
    }
}

/// <summary>Where imported content came from: the importer's name for it, and the content as it came.</summary>
internal sealed record Import(string Key, string Content);

/// <summary>A person who works on an objective beside its owner, and may see it when it is private.</summary>
internal sealed class Contributor
{
    public Contributor(ObjectiveId objectiveId, Guid personId) => (ObjectiveId, PersonId) = (objectiveId, personId);

    public ObjectiveId ObjectiveId { get; private set; }

    public Guid PersonId { get; private set; }
}
