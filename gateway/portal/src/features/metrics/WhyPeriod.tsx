import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { Link } from "react-router";
import { explainPeriodQuery } from "@/api/metrics.ts";
import type { Metric, MetricPeriod, PeriodExplanation } from "@/api/types.ts";
import { useAsOf } from "@/app/asOf.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Answer } from "@/ui/Popover.tsx";

/** A period's value that answers why: every revision it was made from, or the values its formula read. */
export function WhyPeriod({ metric, period, words }: { metric: Metric; period: MetricPeriod; words: string }) {
  const { dates } = useFormat();
  return (
    <Answer
      trigger={words}
      triggerLabel={t.whyPeriod.label(words)}
      title={t.whyPeriod.title(t.kpi.periodOf[metric.cadence](dates.period(period.start, metric.cadence)))}
    >
      <Story metric={metric} start={period.start} />
    </Answer>
  );
}

function Story({ metric, start }: { metric: Metric; start: string }) {
  const { numbers } = useFormat();
  const query = useQuery({ ...explainPeriodQuery(metric.id, start, useAsOf()), staleTime: 0 });
  return (
    <Await query={query} what={t.why.reading}>
      {(story) => (
        <>
          {story.formula !== null ? (
            <p>
              <code className="code">{story.formula}</code>
            </p>
          ) : (
            <p className="why__rule">{sentence(story.rule)}</p>
          )}
          <Observed metric={metric} story={story} />
          <Inputs story={story} />
          {story.coverage !== null && <p className="soft">{t.whyPeriod.coverage(numbers.progress(story.coverage))}</p>}
          <p className="proof">
            <Check className="i i--s" aria-hidden="true" />
            {story.result === null ? t.whyPeriod.nothing : t.whyPeriod.same(numbers.value(story.result, metric))}
          </p>
        </>
      )}
    </Await>
  );
}

function Observed({ metric, story }: { metric: Metric; story: PeriodExplanation }) {
  const { numbers, dates } = useFormat();
  if (story.observations.length === 0) return null;
  return (
    <ul className="revs">
      {story.observations.map((observation) => (
        <li key={`${observation.at} ${observation.recordedAt}`}>
          <span className={observation.counts ? "num" : "old"}>
            {observation.value === null ? t.whyPeriod.withdrawn : numbers.bare(observation.value, metric)}
          </span>
          <span className="soft">
            {t.whyPeriod.recorded(dates.moment(observation.recordedAt))}
            {observation.note !== null && `: ${observation.note}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Inputs({ story }: { story: PeriodExplanation }) {
  const { numbers } = useFormat();
  if (story.inputs.length === 0) return null;
  return (
    <>
      <dl className="facts">
        {story.inputs.map((input) => (
          <div key={`${input.metricId} ${input.period}`} className="facts__p">
            <dt>
              <Link className="link" to={`/kpis/${input.metricId}`}>
                {input.name}
              </Link>
            </dt>
            <dd>{input.value === null ? t.kpi.missing : numbers.any(input.value)}</dd>
          </div>
        ))}
      </dl>
      {story.hidden > 0 && <p className="faint">{t.whyPeriod.hidden(story.hidden)}</p>}
    </>
  );
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
