import { useQuery } from "@tanstack/react-query";
import { checkInsQuery } from "@/api/checkins.ts";
import type { Objective } from "@/api/types.ts";
import { useAsOf } from "@/app/asOf.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Who } from "@/ui/Avatar.tsx";
import { Section } from "@/ui/Section.tsx";
import { CheckInHistory } from "./CheckInHistory.tsx";
import { KeyResultTable } from "./KeyResultTable.tsx";
import { ObjectiveThen } from "./ObjectiveThen.tsx";

/** An objective with what was on record at a moment of the past: what a review spoke of stays readable. */
export function AsItStood({ objective }: { objective: Objective }) {
  const { dates } = useFormat();
  const checkIns = useQuery(checkInsQuery(objective.id, 20, useAsOf()));
  const { title, owner, unit, cycle, lifecycle, why } = objective;
  return (
    <>
      <div className="head">
        <div>
          <h1>{title}</h1>
          <div className="meta">
            <span>
              <Who name={owner.name} />
            </span>
            <span>{unit.name}</span>
            <span className="tag">{t.objective.lifecycle[lifecycle]}</span>
            <span>
              {cycle.name}, {t.objective.window(dates.shortDay(cycle.start), dates.shortDay(cycle.end))}
            </span>
          </div>
          {why !== null && why !== "" && <p className="because">{why}</p>}
        </div>
      </div>
      <ObjectiveThen objective={objective} />
      {objective.past != null && <p className="soft sm">{t.asOf.missing(objective.past.missing.join("; "))}</p>}
      {objective.keyResults.length + objective.children.length > 0 && (
        <Section title={t.objective.keyResults}>{(id) => <KeyResultTable objective={objective} labelledBy={id} />}</Section>
      )}
      <Section title={t.objective.history}>
        {() => (
          <Await query={checkIns} what={t.states.things.checkIns}>
            {({ items }) => <CheckInHistory objective={{ ...objective, canCheckIn: false }} checkIns={items} />}
          </Await>
        )}
      </Section>
    </>
  );
}
