import type { Objective } from "@/api/types.ts";
import { AsOfNotice } from "@/app/AsOf.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { Section } from "@/ui/Section.tsx";
import { KeyResultTable } from "./KeyResultTable.tsx";
import { ObjectiveThen } from "./ObjectiveThen.tsx";

/** An objective with what was on record at a moment of the past: what a review spoke of stays readable. */
export function AsItStood({ objective }: { objective: Objective }) {
  const { dates } = useFormat();
  const { title, owner, unit, cycle, lifecycle, why } = objective;
  return (
    <>
      <AsOfNotice />
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
      {objective.keyResults.length + objective.children.length > 0 && (
        <Section title={t.objective.keyResults}>{(id) => <KeyResultTable objective={objective} labelledBy={id} />}</Section>
      )}
    </>
  );
}
