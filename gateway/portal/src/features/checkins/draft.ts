import type { CheckIn, CheckInDraft, Id, Objective } from "@/api/types.ts";
import type { Numbers } from "@/format/numbers.ts";

export type Texts = { changed: string; blocked: string; next: string };

/** What the form holds: values as they are typed, so that a half-written number is not lost. */
export type Answers = {
  values: Record<Id, string>;
  confidences: Record<Id, number>;
  confidence: number | null;
  texts: Texts;
};

/** Begins where the last check-in ended: the values now and the confidence then, to be confirmed or changed. */
export function startAnswers(objective: Objective, last: CheckIn | undefined, numbers: Numbers): Answers {
  const values: Record<Id, string> = {};
  const confidences: Record<Id, number> = {};
  for (const keyResult of objective.keyResults) {
    if (keyResult.measure === "number")
      values[keyResult.id] = keyResult.current === null ? "" : numbers.bare(keyResult.current, { ...keyResult, unitOfMeasure: null });
    const confidence = keyResult.confidence ?? last?.keyResults.find((other) => other.keyResultId === keyResult.id)?.confidence;
    if (confidence != null) confidences[keyResult.id] = confidence;
  }
  return {
    values,
    confidences,
    confidence: objective.confidence ?? last?.confidence ?? null,
    texts: { changed: "", blocked: "", next: "" },
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
export type Draft = CheckInDraft & { keyResults: NonNullable<CheckInDraft["keyResults"]> };

export function draftOf(objective: Objective, answers: Answers, numbers: Numbers): Draft {
  const values = numbersOf(answers, numbers);
  const { changed, blocked, next } = answers.texts;
  return {
    objectiveId: objective.id,
    ...(answers.confidence !== null && { confidence: answers.confidence }),
    keyResults: objective.keyResults.flatMap(({ id }) => {
      const value = values.get(id);
      const confidence = answers.confidences[id];
      if (value === undefined && confidence === undefined) return [];
      return [{ keyResultId: id, ...(value !== undefined && { value }), ...(confidence !== undefined && { confidence }) }];
    }),
    ...(changed.trim() !== "" && { changed: changed.trim() }),
    ...(blocked.trim() !== "" && { blocked: blocked.trim() }),
    ...(next.trim() !== "" && { next: next.trim() }),
  };
}

export const saysNothing = (draft: Draft) =>
  draft.confidence === undefined &&
  draft.keyResults.length === 0 &&
  draft.changed === undefined &&
  draft.blocked === undefined &&
  draft.next === undefined;

/**
 * The server names a field as `keyResults[1].value`, counting in what was sent; the form knows it by the key result.
 */
export function fieldErrors(
  errors: Record<string, string[]>,
  draft: Draft,
): { byKeyResult: Map<Id, string>; byText: Partial<Record<keyof Texts, string>>; rest: string[] } {
  const byKeyResult = new Map<Id, string>();
  const byText: Partial<Record<keyof Texts, string>> = {};
  const rest: string[] = [];
  for (const [path, messages] of Object.entries(errors)) {
    const message = messages.join(" ");
    const index = /^keyResults\[(\d+)\]/i.exec(path)?.[1];
    const keyResultId = index === undefined ? undefined : draft.keyResults[Number(index)]?.keyResultId;
    const text = (["changed", "blocked", "next"] as const).find((name) => name === path.toLowerCase());
    if (keyResultId !== undefined) byKeyResult.set(keyResultId, message);
    else if (text !== undefined) byText[text] = message;
    else rest.push(message);
  }
  return { byKeyResult, byText, rest };
}
