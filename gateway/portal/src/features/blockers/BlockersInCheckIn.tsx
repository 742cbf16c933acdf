import { useQuery } from "@tanstack/react-query";
import { CircleSlash } from "lucide-react";
import { useState } from "react";
import { blockersQuery } from "@/api/blockers.ts";
import type { Blocker, Id } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { ResolveDialog } from "./MoveDialogs.tsx";
import { StatementDialog } from "./StatementDialog.tsx";
import "./blockers.css";

/** Beside what is blocked: the blockers that are open, to be resolved here, and a way to raise one that others see. */
export function BlockersInCheckIn({ objective }: { objective: Id }) {
  const open = (useQuery(blockersQuery({ objective, state: "open" })).data ?? []).filter((blocker) => blocker.place === "own");
  const [resolving, setResolving] = useState<Blocker | null>(null);
  const [raising, setRaising] = useState(false);
  return (
    <div className="raise">
      {open.map((blocker) => (
        <p key={blocker.id} className="raise__r sm">
          <CircleSlash className="i i--s" aria-hidden="true" />
          <span>{t.blocking.your(blocker.text)}</span>
          <button className="btn btn--s" type="button" onClick={() => setResolving(blocker)}>
            {t.blocking.resolve}
          </button>
        </p>
      ))}
      <button className="btn btn--s btn--bare" type="button" onClick={() => setRaising(true)}>
        {t.blocking.raise}
      </button>
      {resolving !== null && <ResolveDialog blocker={resolving} onClose={() => setResolving(null)} />}
      {raising && <StatementDialog objective={objective} onClose={() => setRaising(false)} />}
    </div>
  );
}
