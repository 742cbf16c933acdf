import { useQuery } from "@tanstack/react-query";
import { baselinesQuery, metricQuery, periodsQuery } from "@/api/metrics.ts";
import type { Id, LocalDate } from "@/api/types.ts";
import { addDays } from "@/format/dates.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthMark } from "@/ui/Glyph.tsx";
import { Spark } from "@/ui/Spark.tsx";
import { suggest } from "./suggest.ts";

type Props = { metricId: Id; until: LocalDate; onBaseline: (value: string) => void; onTarget: (value: string) => void };

const lookedBack = 400;

/** What the KPI has been doing, and from where to where a key result on it could go. */
export function MetricHint({ metricId, until, onBaseline, onTarget }: Props) {
  const { numbers, dates } = useFormat();
  const today = dates.today();
  const metric = useQuery(metricQuery(metricId)).data;
  const periods = useQuery(periodsQuery(metricId, addDays(today, -lookedBack), today)).data;
  const normal = useQuery({ ...baselinesQuery(metricId), retry: false }).data?.current ?? null;
  if (metric === undefined || periods === undefined) return null;

  const measure = { unitOfMeasure: metric.unitOfMeasure, decimals: metric.decimals };
  const say = (value: number) => numbers.value(value, measure);
  const suggested = suggest(periods.items, metric.direction, metric.decimals, until);
  const spark = periods.items.filter((period) => period.complete).slice(-13);
  if (suggested === null) return <p className="fld__hint">{t.editor.noMetricValues}</p>;
  const { baseline, ambitious, best, drift, at } = suggested;
  const isDrifting = drift !== null && Math.abs(drift - baseline) >= 10 ** -metric.decimals;
  return (
    <div className="mh">
      <div className="mh__now">
        <Spark
          points={spark.map(({ start, value, health }) => ({ start, value, health }))}
          thresholds={metric.thresholds}
          stale={metric.stale}
        />
        <span className="hl">
          <HealthGlyph mark={healthMark(metric)} named />
          {t.editor.now(say(baseline), dates.shortDay(at))}
          {normal !== null && <span className="faint">, {t.editor.normal(say(normal.value))}</span>}
        </span>
      </div>
      <ul className="mh__s">
        <li>
          <button className="btn btn--s" type="button" onClick={() => onBaseline(numbers.typed(baseline))}>
            {t.editor.useBaseline(say(baseline))}
          </button>
        </li>
        {ambitious === null ? (
          metric.direction !== "range" && <li className="faint xs">{t.editor.tooShort}</li>
        ) : (
          <li>
            <button className="btn btn--s" type="button" onClick={() => onTarget(numbers.typed(ambitious))}>
              {t.editor.useTarget(say(ambitious))}
            </button>
            <span className="faint xs">
              {t.editor.ambitious(say(ambitious), say(best))}
              {isDrifting && ` ${t.editor.ambitiousDrift(say(Number(drift.toFixed(metric.decimals))))}`}
            </span>
          </li>
        )}
        {metric.target !== null && metric.target !== ambitious && (
          <li>
            <button className="btn btn--s" type="button" onClick={() => onTarget(numbers.typed(metric.target ?? 0))}>
              {t.editor.useTarget(say(metric.target))}
            </button>
            <span className="faint xs">{t.editor.ownTarget(say(metric.target))}</span>
          </li>
        )}
      </ul>
    </div>
  );
}
