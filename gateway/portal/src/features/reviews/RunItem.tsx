import { useQuery } from "@tanstack/react-query";
import { objectiveQuery } from "@/api/goals.ts";
import { metricQuery } from "@/api/metrics.ts";
import type { Id, Review, ReviewItem } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthMark } from "@/ui/Glyph.tsx";
import { ObjectiveThen } from "../goals/ObjectiveThen.tsx";
import { hasFact, ItemText, useItemName } from "./Agenda.tsx";
import { ItemNotes } from "./ItemNotes.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { RecallResult } from "./Recall.tsx";
import { clock } from "./time.ts";

/** The item that is spoken of: its fact as it stood, what is said, what comes of it. */
export function RunItem({ review, item, seconds }: { review: Review; item: ReviewItem; seconds: number }) {
  const { dates } = useFormat();
  const name = useItemName(item);
  return (
    <>
      <div className="rv__now">
        <div>
          {hasFact(item) && <p className="faint xs">{t.reviews.sections[item.section]}</p>}
          <h1>{name}</h1>
          {hasFact(item) && item.subjectId !== null && item.subject !== "outcome" && (
            <p className="soft sm">
              <ItemText item={{ ...item, text: t.reviews.then(dates.moment(review.asOf)) }} asOf={review.asOf} />
            </p>
          )}
        </div>
        <span className="reading num" role="timer" aria-label={t.reviews.time}>
          {clock(seconds)}
        </span>
      </div>
      {item.subject === "objective" && item.subjectId !== null && <ObjectiveOf id={item.subjectId} asOf={review.asOf} />}
      {item.subject === "metric" && item.subjectId !== null && <KpiThen id={item.subjectId} asOf={review.asOf} />}
      {item.section === "recall" && review.recall !== null && (
        <div className="form">
          <p>{t.reviews.recallAsk}</p>
          <RecallResult recall={review.recall} />
        </div>
      )}
      <ItemNotes review={review} item={item} name={name} />
      <Outcomes review={review} mayRecord item={item.number} />
    </>
  );
}

function ObjectiveOf({ id, asOf }: { id: Id; asOf: string }) {
  const objective = useQuery({ ...objectiveQuery(id, asOf), staleTime: Infinity }).data;
  return objective === undefined ? null : <ObjectiveThen objective={objective} />;
}

function KpiThen({ id, asOf }: { id: Id; asOf: string }) {
  const { numbers, dates } = useFormat();
  const metric = useQuery({ ...metricQuery(id, asOf), staleTime: Infinity }).data;
  if (metric === undefined || metric.latestValue === null) return null;
  return (
    <p className="rv__then hl">
      <HealthGlyph mark={healthMark(metric)} named />
      <b className="reading">{numbers.value(metric.latestValue, metric)}</b>
      {metric.latestPeriod !== null && <span className="soft">{dates.day(metric.latestPeriod)}</span>}
    </p>
  );
}
