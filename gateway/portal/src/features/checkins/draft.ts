import type { CheckIn, CheckInDraft, DraftContent, FormItem, Id } from "@/api/types.ts";
import type { Numbers } from "@/format/numbers.ts";

export type Texts = { changed: string; blocked: string; next: string };
export const textNames = ["changed", "blocked", "next"] as const satisfies readonly (keyof Texts)[];

/** What the form holds: values as they are typed, so that a half-written number is not lost. */
export type Answers = {
  values: Record<Id, string>;
  confidences: Record<Id, number>;
  /** The steps of milestones that are ticked, or not any more: only those whose tick was changed here. */
  ticks: Record<Id, boolean>;
  confidence: number | null;
  texts: Texts;
  onBehalfOf: Id | null;
  /** What stood when these answers were begun: whoever spoke since then is not talked over. */
  basedOn: NonNullable<CheckInDraft["basedOn"]>;
};

/** Anything that says what a check-in says: a draft, a merged statement, a check-in. */
type Said = Pick<DraftContent, "confidence" | "changed" | "blocked" | "next" | "keyResults" | "steps">;

/** Begins with what was begun before, else where the last check-in ended: the values now and the confidence then. */
export function startAnswers(item: FormItem, numbers: Numbers): Answers {
  const draft = item.draft?.content;
  return draft === undefined ? freshAnswers(item, numbers) : { ...answersOf(item, draft, numbers), basedOn: draft.basedOn ?? item.basedOn };
}

export function freshAnswers(item: FormItem, numbers: Numbers): Answers {
  const values: Record<Id, string> = {};
  const confidences: Record<Id, number> = {};
  for (const keyResult of item.keyResults) {
    if (keyResult.takesValue) values[keyResult.id] = keyResult.value === null ? "" : numbers.bare(keyResult.value, keyResult);
    if (keyResult.confidence !== null) confidences[keyResult.id] = keyResult.confidence;
  }
  const texts = { changed: "", blocked: "", next: "" };
  return { values, confidences, ticks: {}, confidence: item.last?.confidence ?? null, texts, onBehalfOf: null, basedOn: item.basedOn };
}

/** What was said, as answers that can be changed. */
export function answersOf(item: FormItem, said: Said, numbers: Numbers): Answers {
  const values: Record<Id, string> = {};
  const confidences: Record<Id, number> = {};
  for (const keyResult of item.keyResults) {
    const entry = said.keyResults?.find((other) => other.keyResultId === keyResult.id);
    if (keyResult.takesValue) values[keyResult.id] = entry?.value == null ? "" : numbers.bare(entry.value, keyResult);
    if (entry?.confidence != null) confidences[keyResult.id] = entry.confidence;
  }
  return {
    values,
    confidences,
    ticks: Object.fromEntries((said.steps ?? []).map((step) => [step.stepId, step.done])),
    confidence: said.confidence ?? null,
    texts: { changed: said.changed ?? "", blocked: said.blocked ?? "", next: said.next ?? "" },
    onBehalfOf: null,
    basedOn: item.basedOn,
  };
}

/** The typed values as numbers; a value that is no number is missing here and named by `invalidValues`. */
export function numbersOf(answers: Answers, numbers: Numbers): Map<Id, number> {
  const found = new Map<Id, number>();
  for (const [id, text] of Object.entries(answers.values)) {
    const value = numbers.parse(text);
    if (value !== null) found.set(id, value);
  }
  return found;
}

export const invalidValues = (answers: Answers, numbers: Numbers): Id[] =>
  Object.entries(answers.values)
    .filter(([, text]) => text.trim() !== "" && numbers.parse(text) === null)
    .map(([id]) => id);

/** What is sent: what was said, and nothing else. */
export type Statement = CheckInDraft & { keyResults: NonNullable<CheckInDraft["keyResults"]> };

export function statementOf(item: FormItem, answers: Answers, numbers: Numbers): Statement {
  const values = numbersOf(answers, numbers);
  const { changed, blocked, next } = answers.texts;
  const steps = item.keyResults
    .flatMap((keyResult) => keyResult.steps)
    .flatMap(({ id, done }) => (answers.ticks[id] === undefined || answers.ticks[id] === done ? [] : [{ stepId: id, done: !done }]));
  return {
    objectiveId: item.objectiveId,
    ...(answers.confidence !== null && { confidence: answers.confidence }),
    keyResults: item.keyResults.flatMap(({ id }) => {
      const value = values.get(id);
      const confidence = answers.confidences[id];
      if (value === undefined && confidence === undefined) return [];
      return [{ keyResultId: id, ...(value !== undefined && { value }), ...(confidence !== undefined && { confidence }) }];
    }),
    ...(steps.length > 0 && { steps }),
    ...(changed.trim() !== "" && { changed: changed.trim() }),
    ...(blocked.trim() !== "" && { blocked: blocked.trim() }),
    ...(next.trim() !== "" && { next: next.trim() }),
    ...(answers.onBehalfOf !== null && { onBehalfOf: answers.onBehalfOf }),
    basedOn: answers.basedOn,
  };
}

export function draftContentOf(item: FormItem, answers: Answers, numbers: Numbers): DraftContent {
  const { confidence, keyResults, steps, changed, blocked, next, basedOn } = statementOf(item, answers, numbers);
  return {
    confidence: confidence ?? null,
    keyResults,
    steps: steps ?? null,
    changed: changed ?? null,
    blocked: blocked ?? null,
    next: next ?? null,
    basedOn: basedOn ?? null,
  };
}

export const saysNothing = (said: Statement) =>
  said.confidence === undefined &&
  said.keyResults.length === 0 &&
  said.steps === undefined &&
  said.changed === undefined &&
  said.blocked === undefined &&
  said.next === undefined;

/** Who works on an objective, as far as the form and the objective tell: on whose behalf somebody else may speak. */
export function workersOf(item: FormItem, contributors: readonly { id: Id; name: string | null }[]): { id: Id; name: string | null }[] {
  const all = [item.owner, ...item.keyResults.map((keyResult) => keyResult.owner), ...contributors];
  return all.filter((person, index) => all.findIndex((other) => other.id === person.id) === index);
}

export const isDue = (item: FormItem) => item.due !== null && ["due", "overdue", "missed"].includes(item.state);

/** One objective after another: the one that was asked for, then every other that is due, in the order of the form. */
export function queueOf(items: readonly FormItem[], current: Id): Id[] {
  const due = items.filter(isDue).map((item) => item.objectiveId);
  return due.includes(current) ? due : [current, ...due];
}

/** The next one that is not done, going round from here; none when all are. */
export function nextOf(queue: readonly Id[], current: Id, done: ReadonlySet<Id>): Id | null {
  const at = queue.indexOf(current);
  return [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))].find((id) => !done.has(id)) ?? null;
}

export const lastSaid = (checkIn: CheckIn | null, keyResult: Id) => checkIn?.keyResults.find((other) => other.keyResultId === keyResult);
