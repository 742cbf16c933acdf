import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { uploadStanding, uploadValues, type Dialect, type UploadMode } from "@/api/uploads.ts";
import type { Receipt } from "@/api/types.ts";
import { sayProblem } from "@/ui/useSend.ts";

type State =
  | { now: "idle" }
  | { now: "trying" }
  | { now: "tried"; receipt: Receipt }
  | { now: "importing"; rows: number; rejected: number }
  | { now: "done"; receipt: Receipt };

/** Trying and importing a file. A failed import is sent again under the same key, so that it is applied once. */
export function useImport() {
  const client = useQueryClient();
  const [state, setState] = useState<State>({ now: "idle" });
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useRef<{ what: string; key: string } | null>(null);

  const attemptTo = async (begin: State, work: () => Promise<State>, otherwise: State) => {
    setProblem(null);
    setState(begin);
    try {
      setState(await work());
    } catch (error) {
      setProblem(error instanceof Error ? sayProblem(error) : String(error));
      setState(otherwise);
    }
  };

  const tryOut = (file: File, dialect: Dialect) =>
    attemptTo({ now: "trying" }, async () => ({ now: "tried", receipt: await uploadValues(file, dialect, "dry-run") }), { now: "idle" });

  const importFile = (file: File, dialect: Dialect, mode: UploadMode, tried: Receipt) => {
    const what = JSON.stringify([file.name, file.size, file.lastModified, dialect, mode]);
    if (attempt.current?.what !== what) attempt.current = { what, key: crypto.randomUUID() };
    const { key } = attempt.current;
    return attemptTo(
      { now: "importing", rows: 0, rejected: 0 },
      async () => {
        const over = new AbortController();
        void watch(key, over.signal, (rows, rejected) => setState({ now: "importing", rows, rejected }));
        try {
          const receipt = await uploadValues(file, dialect, mode, key);
          await client.invalidateQueries({ queryKey: ["metrics"] });
          return { now: "done", receipt };
        } finally {
          over.abort();
        }
      },
      { now: "tried", receipt: tried },
    );
  };

  const reset = () => {
    setState({ now: "idle" });
    setProblem(null);
  };
  return { state, problem, tryOut, importFile, reset };
}

/** Asks how far it is while it lasts; small files are done before the first question. */
async function watch(key: string, signal: AbortSignal, tell: (rows: number, rejected: number) => void): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  while (!signal.aborted) {
    const standing = await uploadStanding(key, signal).catch(() => null);
    if (standing !== null) tell(standing.rows, standing.rejected);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
