import { useQuery } from "@tanstack/react-query";
import { get } from "@/api/http.ts";
import type { Id, Metric, Objective, Review, ReviewItem } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthMark, PaceWord } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
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
      {item.subject === "objective" && item.subjectId !== null && <ObjectiveThen id={item.subjectId} asOf={review.asOf} />}
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

/** The objective as of the moment that the review speaks of: the same numbers for everybody, whenever they look. */
function ObjectiveThen({ id, asOf }: { id: Id; asOf: string }) {
  const { numbers } = useFormat();
  const objective = useQuery({
    queryKey: ["goals", "objective", id, "as of", asOf],
    queryFn: ({ signal }) => get<Objective>(`/api/goals/objectives/${id}`, { asOf }, signal),
    staleTime: Infinity,
  }).data;
  if (objective === undefined) return null;
  const { progress, expected, pace, confidence } = objective;
  return (
    <div className="rv__then">
      <PaceTrack progress={progress} expected={expected} pace={pace} />
      <p className="soft">
        <PaceWord pace={pace} />
        {progress !== null && expected !== null && (
          <span>{t.reviews.objectiveFacts(numbers.progress(progress), numbers.progress(expected))}</span>
        )}
        {confidence !== null && (
          <span>
            {t.confidence.label.toLowerCase()} {numbers.confidence(confidence)}
          </span>
        )}
      </p>
    </div>
  );
}

function KpiThen({ id, asOf }: { id: Id; asOf: string }) {
  const { numbers, dates } = useFormat();
  const metric = useQuery({
    queryKey: ["metrics", "metric", id, "as of", asOf],
    queryFn: ({ signal }) => get<Metric>(`/api/metrics/${id}`, { asOf }, signal),
    staleTime: Infinity,
  }).data;
  if (metric === undefined || metric.latestValue === null) return null;
  return (
    <p className="rv__then hl">
      <HealthGlyph mark={healthMark(metric)} named />
      <b className="reading">{numbers.value(metric.latestValue, metric)}</b>
      {metric.latestPeriod !== null && <span className="soft">{dates.day(metric.latestPeriod)}</span>}
    </p>
  );
}
