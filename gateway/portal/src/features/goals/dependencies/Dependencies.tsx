import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { dependenciesQuery } from "@/api/planning.ts";
import type { Dependency, Objective } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Section } from "@/ui/Section.tsx";
import { AskDialog } from "./AskDialog.tsx";
import { DependencyRow } from "./DependencyRow.tsx";
import "./dependencies.css";

/** What this objective needs from other units, and how they answered. */
export function Dependencies({ objective }: { objective: Objective }) {
  const query = useQuery(dependenciesQuery({ objective: objective.id }));
  const [asking, setAsking] = useState(false);
  const [edited, setEdited] = useState<Dependency | null>(null);
  const isEmpty = (query.data?.length ?? 0) === 0;
  if (isEmpty && !objective.canEdit && query.error === null) return null;
  return (
    <Section
      title={t.dep.title}
      action={
        objective.canEdit && (
          <button className="btn btn--s" type="button" onClick={() => setAsking(true)}>
            {t.dep.ask}
          </button>
        )
      }
    >
      {() => (
        <>
          <Await query={query} what={t.dep.title.toLowerCase()}>
            {(dependencies) =>
              dependencies.length === 0 ? (
                <p className="soft sec__p">{t.dep.none}</p>
              ) : (
                <ul className="deps">
                  {dependencies.map((dependency) => (
                    <DependencyRow key={dependency.id} dependency={dependency} onEdit={() => setEdited(dependency)} />
                  ))}
                </ul>
              )
            }
          </Await>
          {(asking || edited !== null) && (
            <AskDialog
              objective={objective}
              dependency={edited}
              onClose={() => {
                setAsking(false);
                setEdited(null);
              }}
            />
          )}
        </>
      )}
    </Section>
  );
}
