import type { KeyResultForecast, Metric, MetricForecast, MetricKeyResult } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Phrase } from "@/text/Phrase.tsx";
import { span } from "@/text/en/words.ts";
import { Answer } from "@/ui/Popover.tsx";
import type { Ahead } from "./course.ts";

type Props = {
  metric: Metric;
  forecast: MetricForecast | undefined;
  ahead: readonly Ahead[];
  keyResult: MetricKeyResult | undefined;
  chance: KeyResultForecast | undefined;
};

/** Where it is heading in words: first what the dashes show, then the chance, then how far such forecasts were right. */
export function ForecastWords({ metric, forecast, ahead, keyResult, chance }: Props) {
  const { numbers, dates } = useFormat();
  const last = ahead.at(-1);
  const say = (value: number) => numbers.value(value, metric);
  const record = forecast?.record;
  const graded = record === undefined ? 0 : record.hits + record.misses;
  if (forecast === undefined && last === undefined) return null;
  return (
    <p className="fc__say">
      {last === undefined ? (
        forecast !== undefined && t.forecast.verdicts[forecast.verdict]
      ) : (
        <Phrase
          text={t.forecast.reaches}
          value={<b>{say(last.value)}</b>}
          when={dates.shortDay(last.at)}
          low={numbers.bare(last.low, metric)}
          high={numbers.bare(last.high, metric)}
        />
      )}{" "}
      {isOffLine(metric, ahead[0]) && `${t.forecast.offLine} `}
      {last !== undefined && forecast?.verdict === "no-breach" && metric.health === "green" && `${t.forecast.verdicts["no-breach"]} `}
      {forecast?.breach != null &&
        `${t.forecast.breach(t.health[forecast.breach.health].toLowerCase(), dates.shortDay(forecast.breach.start))} `}
      {last !== undefined && chance !== undefined && keyResult?.target != null && chance.probability !== null && (
        <Phrase
          text={t.forecast.chance}
          target={say(keyResult.target)}
          when={dates.shortDay(chance.at)}
          chance={<Why metric={metric} chance={chance} probability={chance.probability} />}
        />
      )}{" "}
      {record !== undefined && graded > 0 && (
        <>
          {t.forecast.record(record.hits, graded)}
          {record.lead !== null && t.forecast.lead(span(Math.round(record.lead), metric.cadence))}.
        </>
      )}
    </p>
  );
}

/**
 * What came last lies off the line by twice the reach of its 80% band, 2.6 standard deviations, which one value in a hundred does by
 * chance: the line is of the periods before, and the picture shows both.
 */
const isOffLine = ({ latestValue }: Metric, first: Ahead | undefined): boolean =>
  first !== undefined &&
  latestValue !== null &&
  (latestValue < first.value - 2 * (first.value - first.low) || latestValue > first.value + 2 * (first.high - first.value));

function Why({ metric, chance, probability }: { metric: Metric; chance: KeyResultForecast; probability: number }) {
  const { numbers } = useFormat();
  const words = numbers.progress(probability);
  return (
    <Answer trigger={words} triggerClassName="strong" triggerLabel={t.forecast.whyLabel(words)} title={t.forecast.whyTitle(words)}>
      <p className="why__rule">{t.forecast.method}</p>
      <dl className="facts">
        {chance.slopePerWeek !== null && (
          <div className="facts__p">
            <dt>{t.forecast.slope}</dt>
            <dd>{numbers.any(chance.slopePerWeek)}</dd>
          </div>
        )}
        <div className="facts__p">
          <dt>{t.forecast.points}</dt>
          <dd>{numbers.count(chance.points)}</dd>
        </div>
        {chance.value !== null && (
          <div className="facts__p">
            <dt>{t.kpi.columns.value}</dt>
            <dd>{numbers.value(chance.value, metric)}</dd>
          </div>
        )}
      </dl>
    </Answer>
  );
}
