import type {
  CoachDraft,
  Id,
  Measure,
  MetricReading,
  Objective,
  ObjectiveKind,
  ObjectiveRequest,
  Relation,
  Visibility,
} from "@/api/types.ts";
import type { Numbers } from "@/format/numbers.ts";
import type { Option } from "@/ui/Picker.tsx";

export type StepForm = { key: string; id: Id | null; title: string; weight: string; due: string; externalKey: string };
export type PhaseForm = { date: string; value: string };

/** Numbers are kept as typed until they are sent. */
export type KeyResultForm = {
  /** Stays the same while one edits; a kept key result's own id. */
  key: string;
  id: Id | null;
  title: string;
  measure: Measure;
  /** None: the objective's owner. */
  owner: Option | null;
  weight: string;
  metric: Option | null;
  unitOfMeasure: string;
  decimals: number;
  reading: MetricReading;
  baseline: string;
  target: string;
  /** A metric may aim at a range instead of a target. */
  isRange: boolean;
  low: string;
  high: string;
  start: string;
  end: string;
  phases: PhaseForm[];
  steps: StepForm[];
};

export type AlignmentForm = { parent: Option; relation: Relation; weight: string; keyResultId: Id | null };
export type LinkForm = { title: string; address: string };

export type ObjectiveForm = {
  unit: Option | null;
  cycleId: Id;
  owner: Option | null;
  title: string;
  why: string;
  kind: ObjectiveKind;
  visibility: Visibility;
  personal: boolean;
  contributors: Option[];
  tags: string;
  links: LinkForm[];
  keyResults: KeyResultForm[];
  alignments: AlignmentForm[];
  guardrails: Option[];
};

export const emptyStep = (): StepForm => ({ key: crypto.randomUUID(), id: null, title: "", weight: "1", due: "", externalKey: "" });

export const emptyKeyResult = (measure: Measure = "metric"): KeyResultForm => ({
  key: crypto.randomUUID(),
  id: null,
  title: "",
  measure,
  owner: null,
  weight: "1",
  metric: null,
  unitOfMeasure: "",
  decimals: 0,
  reading: "latest",
  baseline: "",
  target: "",
  isRange: false,
  low: "",
  high: "",
  start: "",
  end: "",
  phases: [],
  steps: measure === "milestone" ? [emptyStep()] : [],
});

export const emptyForm = (unit: Option | null, cycleId: Id, owner: Option): ObjectiveForm => ({
  unit,
  cycleId,
  owner,
  title: "",
  why: "",
  kind: "committed",
  visibility: "public",
  personal: false,
  contributors: [],
  tags: "",
  links: [],
  keyResults: [emptyKeyResult()],
  alignments: [],
  guardrails: [],
});

const named = ({ id, name }: { id: Id; name: string }): Option => ({ id, name });

/** What stands, as it is edited. Names of metrics are not told with a key result: its own title stands in until the picker knows better. */
export function formOf(objective: Objective, numbers: Numbers): ObjectiveForm {
  const typed = (value: number | null | undefined) => (value == null ? "" : numbers.typed(value));
  const outlined = (objective.labels?.outline ?? []).map((outline) => ({
    ...emptyKeyResult(isMeasure(outline.measure) ? outline.measure : "number"),
    title: outline.title ?? "",
  }));
  return {
    unit: named(objective.unit),
    cycleId: objective.cycle.id,
    owner: named(objective.owner),
    title: objective.title,
    why: objective.why ?? "",
    kind: objective.kind,
    visibility: objective.visibility,
    personal: objective.personal,
    contributors: objective.contributors.map(named),
    tags: (objective.labels?.tags ?? []).join(", "),
    links: (objective.labels?.links ?? []).map((link) => ({ title: link.title ?? "", address: link.address ?? "" })),
    keyResults: [
      ...objective.keyResults.map((keyResult) => ({
        key: keyResult.id,
        id: keyResult.id,
        title: keyResult.title,
        measure: keyResult.measure,
        owner: keyResult.owner.id === objective.owner.id ? null : named(keyResult.owner),
        weight: typed(keyResult.weight),
        metric: keyResult.metricId === null ? null : { id: keyResult.metricId, name: keyResult.title },
        unitOfMeasure: keyResult.unitOfMeasure ?? "",
        decimals: keyResult.decimals,
        reading: keyResult.reading,
        baseline: typed(keyResult.baseline),
        target: typed(keyResult.target),
        isRange: keyResult.measure === "metric" && keyResult.target === null && keyResult.low !== null,
        low: typed(keyResult.low),
        high: typed(keyResult.high),
        start: keyResult.start ?? "",
        end: keyResult.end ?? "",
        phases: keyResult.phases.map((phase) => ({ date: phase.date, value: typed(phase.value) })),
        steps: keyResult.steps.map((step) => ({
          key: step.id,
          id: step.id,
          title: step.title,
          weight: typed(step.weight),
          due: step.due ?? "",
          externalKey: step.externalKey ?? "",
        })),
      })),
      ...outlined,
    ],
    alignments: objective.parents.map((parent) => ({
      parent: { id: parent.id, name: parent.title ?? "" },
      relation: parent.relation,
      weight: typed(parent.weight),
      keyResultId: parent.keyResultId,
    })),
    guardrails: objective.guardrails.flatMap(({ metricId, name }) => (metricId === null ? [] : [{ id: metricId, name: name ?? "" }])),
  };
}

const measures: readonly Measure[] = ["metric", "number", "maintain", "milestone", "children"];
const isMeasure = (word: string | null): word is Measure => measures.some((measure) => measure === word);

/** Aims by a baseline and a target. */
export const isAimed = (measure: Measure) => measure === "metric" || measure === "number";

/** Text that is no number, by the path that the server would use. */
export function numberFaults(form: ObjectiveForm, numbers: Numbers): string[] {
  const bad = (path: string, text: string) => (text.trim() === "" || numbers.parse(text) !== null ? [] : [path]);
  return [
    ...form.keyResults.flatMap((keyResult, index) => {
      const at = `keyResults[${index}]`;
      return [
        ...(["weight", "baseline", "target", "low", "high"] as const).flatMap((field) => bad(`${at}.${field}`, keyResult[field])),
        ...keyResult.phases.flatMap((phase, n) => bad(`${at}.phases[${n}].value`, phase.value)),
        ...keyResult.steps.flatMap((step, n) => bad(`${at}.steps[${n}].weight`, step.weight)),
      ];
    }),
    ...form.alignments.flatMap((alignment, index) => bad(`alignments[${index}].weight`, alignment.weight)),
  ];
}

/** What is sent: of each key result what belongs to its measure. */
export function requestOf(form: ObjectiveForm, numbers: Numbers, reason: string, externalKey: string | null): ObjectiveRequest {
  const number = (text: string) => (text.trim() === "" ? null : numbers.parse(text));
  const weight = (text: string) => number(text) ?? 1;
  const none = "00000000-0000-0000-0000-000000000000";
  return {
    cycleId: form.cycleId === "" ? none : form.cycleId,
    unitId: form.unit?.id ?? none,
    ownerId: form.owner?.id ?? none,
    title: form.title.trim(),
    why: form.why.trim() === "" ? null : form.why.trim(),
    kind: form.kind,
    visibility: form.visibility,
    personal: form.personal,
    contributorIds: form.contributors.map(({ id }) => id),
    keyResults: form.keyResults.map((keyResult) => {
      const { measure } = keyResult;
      const aimed = isAimed(measure);
      const range = measure === "maintain" || (measure === "metric" && keyResult.isRange);
      const onMetric = measure === "metric" || measure === "maintain";
      return {
        ...(keyResult.id !== null && { id: keyResult.id }),
        title: keyResult.title.trim(),
        measure,
        ownerId: keyResult.owner?.id ?? form.owner?.id ?? null,
        weight: weight(keyResult.weight),
        metricId: onMetric ? (keyResult.metric?.id ?? null) : null,
        unitOfMeasure:
          onMetric && keyResult.metric !== null ? null : keyResult.unitOfMeasure.trim() === "" ? null : keyResult.unitOfMeasure.trim(),
        decimals: keyResult.decimals,
        reading: measure === "metric" ? keyResult.reading : "latest",
        baseline: aimed ? number(keyResult.baseline) : null,
        target: aimed && !range ? number(keyResult.target) : null,
        low: range ? number(keyResult.low) : null,
        high: range ? number(keyResult.high) : null,
        start: keyResult.start === "" ? null : keyResult.start,
        end: keyResult.end === "" ? null : keyResult.end,
        phases:
          aimed && !range
            ? keyResult.phases.map((phase) => ({ date: phase.date === "" ? null : phase.date, value: number(phase.value) }))
            : [],
        steps:
          measure === "milestone"
            ? keyResult.steps.map((step) => ({
                ...(step.id !== null && { id: step.id }),
                title: step.title.trim(),
                weight: weight(step.weight),
                due: step.due === "" ? null : step.due,
                externalKey: step.externalKey.trim() === "" ? null : step.externalKey.trim(),
              }))
            : [],
      };
    }),
    alignments: form.alignments.map((alignment) => ({
      parentId: alignment.parent.id,
      relation: alignment.relation,
      weight: weight(alignment.weight),
      parentKeyResultId: alignment.keyResultId,
    })),
    guardrails: form.guardrails.map(({ id }) => id),
    tags: tagsOf(form.tags),
    links: form.links.filter((link) => link.address.trim() !== "" || link.title.trim() !== ""),
    externalKey,
    reason: reason.trim() === "" ? null : reason.trim(),
  };
}

export const tagsOf = (text: string): string[] =>
  text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");

/** What the coach looks at; nothing said of key results while nobody has begun with them. */
export function coachDraftOf(form: ObjectiveForm, numbers: Numbers, objectiveId: Id | null): CoachDraft {
  const begun = form.keyResults.filter((keyResult) => isBegun(keyResult));
  const number = (text: string) => numbers.parse(text);
  return {
    title: form.title.trim(),
    why: form.why.trim(),
    unitId: form.unit?.id ?? null,
    cycleId: form.cycleId === "" ? null : form.cycleId,
    objectiveId,
    personal: form.personal,
    parentIds: form.alignments.map(({ parent }) => parent.id),
    // As long as one key result is begun all are sent, so that their places are those of the form.
    keyResults:
      begun.length === 0
        ? null
        : form.keyResults.map((keyResult) => ({
            title: keyResult.title.trim(),
            measure: keyResult.measure,
            baseline: isAimed(keyResult.measure) ? number(keyResult.baseline) : null,
            target: isAimed(keyResult.measure) && !keyResult.isRange ? number(keyResult.target) : null,
            low: keyResult.measure === "maintain" || keyResult.isRange ? number(keyResult.low) : null,
            high: keyResult.measure === "maintain" || keyResult.isRange ? number(keyResult.high) : null,
            metricId: keyResult.metric?.id ?? null,
          })),
  };
}

export const isBegun = (keyResult: KeyResultForm) =>
  keyResult.title.trim() !== "" || keyResult.metric !== null || keyResult.baseline !== "" || keyResult.target !== "";

/** After publication these were agreed: they change for a reason. */
export function changesWhatWasAgreed(before: ObjectiveForm, after: ObjectiveForm): boolean {
  if (before.unit?.id !== after.unit?.id) return true;
  return before.keyResults.some((old) => {
    const now = after.keyResults.find((other) => other.id === old.id && old.id !== null);
    return (
      old.id !== null &&
      (now === undefined ||
        (["measure", "baseline", "target", "low", "high", "isRange"] as const).some((field) => now[field] !== old[field]))
    );
  });
}
