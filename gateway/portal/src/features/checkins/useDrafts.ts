import { useEffect, useMemo, useRef, useState } from "react";
import { saveDraft } from "@/api/checkins.ts";
import { Problem } from "@/api/problem.ts";
import type { Draft, DraftContent, Id } from "@/api/types.ts";

const quiet = 700;

type Pending = { timer: ReturnType<typeof setTimeout> | null; content: DraftContent | null; running: Promise<void> };
export type DraftState =
  | { state: "none" | "saving" | "failed" }
  | { state: "saved"; at: string }
  | { state: "elsewhere"; objective: Id; version: number; content: DraftContent | null };

/**
 * What was begun is kept by the service a moment after the last key, one request at a time an objective. Where the same draft was written
 * in another window, nothing is overwritten before a person says so.
 */
export function useDrafts() {
  const [state, setState] = useState<DraftState>({ state: "none" });
  const versions = useRef(new Map<Id, number>());
  const pending = useRef(new Map<Id, Pending>());

  const actions = useMemo(() => {
    const of = (id: Id): Pending => {
      const there = pending.current.get(id) ?? { timer: null, content: null, running: Promise.resolve() };
      pending.current.set(id, there);
      return there;
    };
    const flush = (id: Id): Promise<void> => {
      const entry = of(id);
      if (entry.timer !== null) clearTimeout(entry.timer);
      const { content } = entry;
      Object.assign(entry, { timer: null, content: null });
      if (content !== null) entry.running = entry.running.then(() => write(id, content));
      return entry.running;
    };
    const write = async (id: Id, content: DraftContent) => {
      setState({ state: "saving" });
      try {
        const kept = await saveDraft(id, versions.current.get(id) ?? 0, content);
        versions.current.set(id, kept.version);
        setState({ state: "saved", at: kept.savedAt });
      } catch (error) {
        const theirs = error instanceof Problem && error.kind === "stale" ? stale(error) : null;
        setState(theirs === null ? { state: "failed" } : { state: "elsewhere", objective: id, ...theirs });
      }
    };
    return {
      /** Begins with the draft that the form brought. */
      begin: (id: Id, draft: Draft | null) => {
        if (!versions.current.has(id)) versions.current.set(id, draft?.version ?? 0);
      },
      keep: (id: Id, content: DraftContent) => {
        const entry = of(id);
        if (entry.timer !== null) clearTimeout(entry.timer);
        Object.assign(entry, { content, timer: setTimeout(() => void flush(id), quiet) });
      },
      flush,
      /** Nothing of it is written any more: what it said is being submitted. */
      drop: async (id: Id) => {
        const entry = of(id);
        if (entry.timer !== null) clearTimeout(entry.timer);
        Object.assign(entry, { timer: null, content: null });
        await entry.running;
      },
      submitted: (id: Id) => versions.current.set(id, 0),
      /** From now on over the version that another window wrote. */
      over: (id: Id, version: number) => {
        versions.current.set(id, version);
        setState({ state: "none" });
      },
    };
  }, []);

  useEffect(() => {
    const all = pending.current;
    const leave = () => {
      for (const id of all.keys()) void actions.flush(id);
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [actions]);

  return { state, ...actions };
}

/** Their draft; none where the other window has submitted it, or dropped it. */
function stale(problem: Problem): { version: number; content: DraftContent | null } | null {
  const { currentVersion, changes } = problem.document as unknown as { currentVersion?: number; changes?: DraftContent };
  return currentVersion === undefined ? null : { version: currentVersion, content: changes ?? null };
}
