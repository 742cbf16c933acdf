import { Problem } from "@/api/problem.ts";
import type { CheckIn, Id } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { textNames, type Statement, type Texts } from "./draft.ts";

/** What somebody else said meanwhile, what both say differently, and the two put together. */
export type Dispute = { field: string; before: unknown; theirs: unknown; yours: unknown };
export type BothSides = {
  theirs: CheckIn;
  disputed: Dispute[];
  merged: Pick<Statement, "confidence" | "changed" | "blocked" | "next" | "basedOn"> & { keyResults: Statement["keyResults"] };
  /** Of the check-in that is corrected. */
  currentVersion?: number;
};

/** Why one objective's check-in was not kept. */
export type Refusal = {
  byKeyResult: Map<Id, string>;
  byText: Partial<Record<keyof Texts, string>>;
  rest: string[];
  /** Values that jump oddly, with the reason: asked once. */
  doubts: Map<Id, string>;
  both: BothSides | null;
};

export const noRefusal: Refusal = { byKeyResult: new Map(), byText: {}, rest: [], doubts: new Map(), both: null };

/**
 * What failed, by objective. The service names a field as `keyResults[1].value`, or `checkIns[2].keyResults[1].value` among several,
 * counting in what was sent; the form knows it by the key result.
 */
export function refusalsOf(error: Error, sent: readonly Statement[], current: Id): Map<Id, Refusal> {
  if (!(error instanceof Problem)) return new Map([[current, { ...noRefusal, rest: [t.checkIn.failed] }]]);
  const both = bothOf(error);
  if (both !== null) return new Map([[both.theirs.objectiveId, { ...noRefusal, both }]]);
  const found = new Map<Id, Refusal>();
  const isDoubt = error.document.code === "odd-values";
  for (const [path, messages] of Object.entries(error.fields)) {
    const index = /^checkIns\[(\d+)\]\./i.exec(path)?.[1];
    const said = sent[index === undefined ? 0 : Number(index)];
    if (said === undefined) continue;
    const refusal = found.get(said.objectiveId) ?? { ...noRefusal, byKeyResult: new Map(), byText: {}, rest: [], doubts: new Map() };
    found.set(said.objectiveId, place(refusal, path.replace(/^checkIns\[\d+\]\./i, ""), messages.join(" "), said, isDoubt));
  }
  return found.size > 0 ? found : new Map([[current, { ...noRefusal, rest: sentences(error) }]]);
}

function place(refusal: Refusal, path: string, message: string, said: Statement, isDoubt: boolean): Refusal {
  const index = /^keyResults\[(\d+)\]/i.exec(path)?.[1];
  const keyResult = index === undefined ? undefined : said.keyResults[Number(index)]?.keyResultId;
  const text = textNames.find((name) => name === path.toLowerCase());
  if (keyResult !== undefined) (isDoubt ? refusal.doubts : refusal.byKeyResult).set(keyResult, message);
  else if (text !== undefined) refusal.byText[text] = message;
  else refusal.rest.push(message);
  return refusal;
}

function bothOf(problem: Problem): BothSides | null {
  const document = problem.document as { theirs?: CheckIn; disputed?: Dispute[]; merged?: BothSides["merged"]; currentVersion?: number };
  const { theirs, disputed, merged, currentVersion } = document;
  return theirs === undefined || disputed === undefined || merged === undefined
    ? null
    : { theirs, disputed, merged, ...(currentVersion !== undefined && { currentVersion }) };
}

function sentences(error: Problem): string[] {
  if (error.kind === "stale" || error.kind === "conflict") return [error.document.detail ?? t.checkIn.stale];
  if (error.kind === "absent") return [t.checkIn.notAllowed];
  if (error.kind === "invalid") return [error.document.detail ?? error.message];
  const reference = error.reference === null ? [] : [t.states.reference(error.reference)];
  return [t.checkIn.failed, ...reference];
}

/** The two put together with what a person chose where both differ; yours where nothing was chosen. */
export function settled(both: BothSides, choices: Readonly<Record<string, "theirs" | "yours">>): BothSides["merged"] {
  const merged = { ...both.merged, keyResults: both.merged.keyResults.map((keyResult) => ({ ...keyResult })) };
  for (const { field, theirs } of both.disputed) {
    if (choices[field] !== "theirs") continue;
    const [, id, what] = /^keyResults\[(.+)\]\.(value|confidence)$/.exec(field) ?? [];
    if (id === undefined) Object.assign(merged, { [field]: theirs });
    else
      merged.keyResults = merged.keyResults.map((keyResult) =>
        keyResult.keyResultId === id && what !== undefined ? { ...keyResult, [what]: theirs } : keyResult,
      );
  }
  return merged;
}
