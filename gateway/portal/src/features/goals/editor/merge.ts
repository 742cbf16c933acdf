import type { ObjectiveForm } from "./form.ts";

/** One thing that two people wrote: a field of the objective, or of one of its key results. */
export type Atom = { path: string; field: string; of: string | null };
export type Conflict = Atom & { mine: unknown; theirs: unknown };
export type Merge = { form: ObjectiveForm; taken: Atom[]; conflicts: Conflict[] };

const heads = [
  "title",
  "why",
  "kind",
  "visibility",
  "personal",
  "owner",
  "unit",
  "cycleId",
  "contributors",
  "tags",
  "links",
  "alignments",
  "guardrails",
] as const;
const parts = [
  "title",
  "measure",
  "owner",
  "weight",
  "metric",
  "reading",
  "unitOfMeasure",
  "baseline",
  "target",
  "isRange",
  "low",
  "high",
  "start",
  "end",
  "phases",
  "steps",
] as const;

/** The same for a reader: of a person, unit or metric its id, because names are told differently in different places. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, bare) === JSON.stringify(b, bare);
const bare = (key: string, value: unknown) => (key === "name" || key === "hint" || key === "key" ? undefined : value);

/**
 * Puts together what two people made of the same objective: what only one of them changed is taken over, and what both
 * changed differently is left as I wrote it and told, to be chosen.
 */
export function merge(base: ObjectiveForm, mine: ObjectiveForm, theirs: ObjectiveForm): Merge {
  const form: ObjectiveForm = { ...mine };
  const taken: Atom[] = [];
  const conflicts: Conflict[] = [];

  /** What stands in the end: theirs where only they changed it. */
  function settle(atom: Atom, was: unknown, my: unknown, their: unknown): unknown {
    if (same(was, their) || same(my, their)) return my;
    if (!same(was, my)) {
      conflicts.push({ ...atom, mine: my, theirs: their });
      return my;
    }
    taken.push(atom);
    return their;
  }

  for (const field of heads) {
    Object.assign(form, { [field]: settle({ path: field, field, of: null }, base[field], mine[field], theirs[field]) });
  }

  const kept = mine.keyResults.flatMap((my) => {
    const was = base.keyResults.find((other) => other.id !== null && other.id === my.id);
    const their = theirs.keyResults.find((other) => other.id !== null && other.id === my.id);
    if (was === undefined) return [my];
    if (their === undefined) {
      const untouched = parts.every((field) => same(was[field], my[field]));
      const atom = { path: `keyResults[${my.key}]`, field: "keyResult", of: my.title };
      if (untouched) taken.push(atom);
      else conflicts.push({ ...atom, mine: my, theirs: null });
      // Given up there, it can only come back as a new one.
      return untouched ? [] : [{ ...my, id: null }];
    }
    const merged = { ...my };
    for (const field of parts) {
      const atom = { path: `keyResults[${my.key}].${field}`, field, of: my.title };
      Object.assign(merged, { [field]: settle(atom, was[field], my[field], their[field]) });
    }
    return [merged];
  });
  const added = theirs.keyResults.filter(
    (their) => !base.keyResults.some((other) => other.id === their.id) && !mine.keyResults.some((other) => other.id === their.id),
  );
  for (const their of added) taken.push({ path: `keyResults[${their.key}]`, field: "keyResult", of: their.title });
  form.keyResults = [...kept, ...added];
  return { form, taken, conflicts };
}

/** The form with their side of one conflict. */
export function takeTheirs(form: ObjectiveForm, conflict: Conflict): ObjectiveForm {
  return put(form, conflict, conflict.theirs);
}

export function takeMine(form: ObjectiveForm, conflict: Conflict): ObjectiveForm {
  return put(form, conflict, conflict.mine);
}

function put(form: ObjectiveForm, { path, field }: Conflict, value: unknown): ObjectiveForm {
  const key = /^keyResults\[([^\]]+)\]/.exec(path)?.[1];
  if (key === undefined) return { ...form, [field]: value };
  if (field === "keyResult") {
    const others = form.keyResults.filter((keyResult) => keyResult.key !== key);
    return { ...form, keyResults: value === null ? others : [...others, { ...(value as ObjectiveForm["keyResults"][number]), id: null }] };
  }
  return {
    ...form,
    keyResults: form.keyResults.map((keyResult) => (keyResult.key === key ? { ...keyResult, [field]: value } : keyResult)),
  };
}
