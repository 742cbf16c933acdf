import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { submitCheckIns } from "@/api/checkins.ts";
import { written } from "@/api/recentWrite.ts";
import type { CheckIn, Id } from "@/api/types.ts";
import { noRefusal, refusalsOf, type Refusal } from "./refusals.ts";
import type { Statement } from "./draft.ts";

type Options = {
  current: Id;
  before: (objectives: readonly Id[]) => Promise<unknown>;
  done: (kept: readonly CheckIn[]) => void;
  refused: (objectives: readonly Id[]) => void;
};

/**
 * One key for each submission, so that pressing again after a failure cannot apply it twice. A value that jumps oddly is asked about once:
 * sending the same again says that it is meant.
 */
export function useSubmission({ current, before, done, refused }: Options) {
  const client = useQueryClient();
  const attempt = useRef<{ body: string; key: string } | null>(null);
  const [refusals, setRefusals] = useState<ReadonlyMap<Id, Refusal>>(new Map());
  const mutation = useMutation({
    meta: written,
    mutationFn: async (statements: readonly Statement[]) => {
      await before(statements.map((said) => said.objectiveId));
      const asked = statements.map((said) => ({ ...said, confirmed: (refusals.get(said.objectiveId)?.doubts.size ?? 0) > 0 }));
      const body = JSON.stringify(asked);
      if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
      return submitCheckIns(asked, attempt.current.key);
    },
    onSuccess: async (kept) => {
      attempt.current = null;
      setRefusals(new Map());
      done(kept);
      await Promise.all([["checkins"], ["goals"]].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: (error, statements) => {
      const found = refusalsOf(error, statements, current);
      setRefusals(found);
      refused([...found.keys()]);
    },
  });
  return {
    submit: (statements: readonly Statement[]) => mutation.mutate(statements),
    isPending: mutation.isPending,
    refusal: refusals.get(current) ?? noRefusal,
    /** What was wrong is forgotten where something else is said. */
    forget: (objective: Id) => {
      if (!refusals.has(objective)) return;
      const rest = new Map(refusals);
      rest.delete(objective);
      setRefusals(rest);
    },
  };
}
