import type { Problem } from "@/api/problem.ts";
import { t } from "@/text/index.ts";

/** Two people changed one thing: both stand there until somebody chooses. */
export function Conflict({ problem, onTakeTheirs }: { problem: Problem | null; onTakeTheirs: () => void }) {
  if (problem?.kind !== "stale") return null;
  return (
    <div className="fld__rest" role="alert">
      <p>{t.limits.conflict}</p>
      <p className="soft">{t.limits.conflictHint}</p>
      <p>
        <button className="btn btn--s" type="button" onClick={onTakeTheirs}>
          {t.limits.takeTheirs}
        </button>
      </p>
    </div>
  );
}
