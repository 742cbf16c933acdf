import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { blockersQuery } from "@/api/blockers.ts";
import type { Objective } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Section } from "@/ui/Section.tsx";
import { BlockerRow } from "./BlockerRow.tsx";
import { bySeverity } from "./Severity.tsx";
import { StatementDialog } from "./StatementDialog.tsx";
import { useBlockerRights } from "./useBlockerRights.ts";

/** What holds an objective up, and what holds up those above and below it. */
export function ObjectiveBlockers({ objective }: { objective: Pick<Objective, "id" | "canCheckIn"> }) {
  const query = useQuery(blockersQuery({ objective: objective.id, state: "open" }));
  const mayChange = useBlockerRights();
  const [raising, setRaising] = useState(false);
  return (
    <Section
      title={t.blocking.title}
      {...(query.data !== undefined && { summary: t.blocking.onObjective(query.data.filter((blocker) => blocker.place === "own").length) })}
      action={
        objective.canCheckIn && (
          <button className="btn btn--s" type="button" onClick={() => setRaising(true)}>
            {t.blocking.raise}
          </button>
        )
      }
    >
      {() => (
        <>
          <Await query={query} what={t.blocking.things}>
            {(blockers) =>
              blockers.length > 0 ? (
                <ul className="blks blks--in">
                  {bySeverity(blockers).map((blocker) => (
                    <BlockerRow
                      key={blocker.id}
                      blocker={blocker}
                      showObjective={blocker.place !== "own"}
                      mayChange={mayChange(blocker) || (blocker.place === "own" && objective.canCheckIn)}
                    />
                  ))}
                </ul>
              ) : null
            }
          </Await>
          {raising && <StatementDialog objective={objective.id} onClose={() => setRaising(false)} />}
        </>
      )}
    </Section>
  );
}
