import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createObjective, editObjective, objectiveQuery } from "@/api/goals.ts";
import type { ChangeSince } from "@/api/problem.ts";
import type { Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { useSend } from "@/ui/useSend.ts";
import { formOf, numberFaults, requestOf, type ObjectiveForm } from "./form.ts";
import { merge, takeMine, takeTheirs, type Atom, type Conflict } from "./merge.ts";
import { useKeptDraft } from "./useKeptDraft.ts";

export type Clash = { changes: readonly ChangeSince[]; taken: Atom[]; conflicts: Conflict[]; chosen: Map<string, "mine" | "theirs"> };

type Start = { person: string; what: string; objective: Objective | null; start: ObjectiveForm; onSaved: (objective: Objective) => void };

/** The text that is edited: kept on this device until it is saved, put together with what others wrote meanwhile. */
export function useObjectiveEditor({ person, what, objective, start, onSaved }: Start) {
  const { numbers } = useFormat();
  const client = useQueryClient();
  const kept = useKeptDraft(person, what);
  const [begun] = useState(() => beginning(kept.found, objective, start));
  const [base, setBase] = useState(begun.base);
  const [form, setForm] = useState(begun.form);
  const [clash, setClash] = useState<Clash | null>(begun.clash);
  const [version, setVersion] = useState(objective?.version ?? null);
  const [reason, setReason] = useState("");
  const [restored, setRestored] = useState(begun.restored);
  const [unreadable, setUnreadable] = useState<ReadonlySet<string>>(new Set());
  const isChanged = JSON.stringify(form) !== JSON.stringify(base);

  useEffect(() => {
    if (isChanged) kept.keep({ version, base, form, at: new Date().toISOString() });
  }, [kept, version, base, form, isChanged]);

  const { send, isPending, problem, errorAt, otherThan, reset } = useSend<ObjectiveForm, Objective>({
    send: (body, key) => {
      const request = requestOf(body, numbers, reason, objective?.externalKey ?? null);
      return objective === null || version === null ? createObjective(request, key) : editObjective(objective.id, version, request, key);
    },
    changes: [["goals"]],
    said: objective === null ? t.editor.created : t.editor.saved,
    done: (saved) => {
      kept.forget();
      onSaved(saved);
    },
  });

  // Somebody else was first: read what stands now, and put both together.
  const stale = problem?.kind === "stale" ? problem : null;
  useEffect(() => {
    if (stale === null || objective === null) return;
    let wanted = true;
    void client.query({ ...objectiveQuery(objective.id), staleTime: 0 }).then((now) => {
      if (!wanted) return;
      const theirs = formOf(now, numbers);
      const merged = merge(base, form, theirs);
      setForm(merged.form);
      setBase(theirs);
      setVersion(now.version);
      setClash({ changes: stale.document.changes ?? [], taken: merged.taken, conflicts: merged.conflicts, chosen: new Map() });
      reset();
    });
    return () => {
      wanted = false;
    };
    // What is merged is what was sent; typing goes on in the merged text.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stale]);

  const change = (part: Partial<ObjectiveForm>) => setForm((now) => ({ ...now, ...part }));
  const choose = (conflict: Conflict, side: "mine" | "theirs") => {
    setForm((now) => (side === "mine" ? takeMine(now, conflict) : takeTheirs(now, conflict)));
    setClash((now) => now && { ...now, chosen: new Map(now.chosen).set(conflict.path, side) });
  };
  const save = () => {
    const faults = numberFaults(form, numbers);
    setUnreadable(new Set(faults));
    if (faults.length === 0) send(form);
  };
  const discard = () => {
    kept.forget();
    setForm(base);
    setClash(null);
    setRestored(null);
    reset();
  };
  return {
    base,
    form,
    clash,
    reason,
    restored,
    isChanged,
    isPending,
    setReason,
    change,
    choose,
    save,
    discard,
    problem: stale === null ? problem : null,
    hasUnreadable: unreadable.size > 0,
    errorAt: (path: string) => (unreadable.has(path) ? t.editor.notANumber : errorAt(path)),
    otherThan,
  };
}

/** What was kept goes on; where the objective has changed since, both are put together at once. */
function beginning(found: ReturnType<typeof useKeptDraft>["found"], objective: Objective | null, start: ObjectiveForm) {
  const fresh = { base: start, form: start, clash: null, restored: null };
  if (found === null) return fresh;
  if (objective === null) return { ...fresh, form: found.form, restored: found.at };
  if (found.version === objective.version) return { ...fresh, form: found.form, restored: found.at };
  const merged = merge(found.base, found.form, start);
  const clash =
    merged.conflicts.length === 0
      ? null
      : { changes: [], taken: merged.taken, conflicts: merged.conflicts, chosen: new Map<string, "mine" | "theirs">() };
  return { base: start, form: merged.form, clash, restored: found.at };
}
