import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState, type ReactNode } from "react";
import { annotationsQuery, bucketsQuery, forecastQuery, revisionsQuery } from "@/api/metrics.ts";
import type { Alert, Baseline, KeyResultForecast, Metric, MetricKeyResult, MetricPeriod, MetricPeriods, Observation } from "@/api/types.ts";
import { useAsOf } from "@/app/asOf.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Section } from "@/ui/Section.tsx";
import { ChartKey, CourseBar } from "./CourseBar.tsx";
import { aheadOf, baselineSteps, correctionsOf, groupsOf, periodsOfBuckets } from "./course.ts";
import { EnterValue } from "./EnterValue.tsx";
import { EventList } from "./EventList.tsx";
import { eventsOf } from "./events.ts";
import { ForecastWords } from "./ForecastWords.tsx";
import { KpiChart } from "./KpiChart.tsx";
import { PeriodTable } from "./PeriodTable.tsx";
import { groupCount, rangeStart, withYearBefore } from "./range.ts";
import { savePeriods } from "./savePeriods.ts";
import type { CourseChoice } from "./useCourseChoice.ts";
import { useLookAgain } from "./useLookAgain.ts";

const mostPins = 8;

type Props = {
  metric: Metric;
  choice: CourseChoice;
  periods: UseQueryResult<MetricPeriods>;
  observations: readonly Observation[];
  keyResult: MetricKeyResult | undefined;
  chance: KeyResultForecast | undefined;
  alerts: readonly Alert[];
  baselines: readonly Baseline[];
  /** Stands between what the chart says and its table. */
  beforeTable: ReactNode;
};

/** The chart with what happened to it, what is coming, and the table of it. */
export function CourseSection({ beforeTable, periods, ...rest }: Props) {
  const { metric, choice } = rest;
  return (
    <>
      <section aria-label={t.kpi.chart}>
        <CourseBar metric={metric} choice={choice} />
        <Await query={periods} what={t.states.things.values}>
          {({ items }) => <Course {...rest} periods={items} beforeTable={beforeTable} />}
        </Await>
      </section>
    </>
  );
}

function Course({
  metric,
  choice,
  periods,
  observations,
  keyResult,
  chance,
  alerts,
  baselines,
  beforeTable,
}: Omit<Props, "periods"> & { periods: readonly MetricPeriod[] }) {
  const format = useFormat();
  const asOf = useAsOf();
  const today = format.dates.today();
  const from = rangeStart(choice.range, today);
  const { shown, before } = withYearBefore(periods, from, metric.cadence);
  const first = shown[0]?.start ?? from;
  const grouped = choice.group > 1;
  const buckets = useQuery({ ...bucketsQuery(metric.id, first, today, groupCount(shown.length, choice.group), asOf), enabled: grouped });
  const forecast = useQuery(forecastQuery(metric.id, asOf)).data;
  const annotations = useQuery(annotationsQuery(metric.id, from)).data?.items ?? [];
  const revisions = useQuery(revisionsQuery(metric.id)).data;
  const [correcting, setCorrecting] = useState<readonly Observation[] | null>(null);
  const lookAgain = useLookAgain();
  if (!shown.some((period) => period.value !== null))
    return (
      <>
        <p className="soft">{t.kpi.noPeriods}</p>
        {beforeTable}
      </>
    );

  const corrections = correctionsOf(shown, observations, metric.aggregation);
  const events = eventsOf({ metric, alerts, corrections, annotations, baselines, revisions }, from, format);
  const numbered = events.slice(-mostPins).map((event, index) => ({ event, number: index + 1 }));
  const ahead = aheadOf(forecast);
  const groups = grouped && buckets.data !== undefined ? buckets.data.items : null;
  const mayCorrect = metric.canChange === true && metric.formula === null && metric.status !== "archived";
  return (
    <>
      <KpiChart
        metric={metric}
        periods={groups === null ? shown : periodsOfBuckets(groups, today)}
        before={groups === null && choice.compare ? before : []}
        keyResult={keyResult}
        pins={numbered.map(({ event, number }) => ({ number, at: event.at }))}
        today={today}
        baselines={baselineSteps(baselines)}
        corrections={groups === null ? corrections : []}
        ahead={groups === null ? ahead : []}
        groups={groups === null ? [] : groupsOf(groups)}
      />
      <ChartKey
        lastYear={groups === null && choice.compare && before.some((value) => value !== null)}
        running={groups === null && shown.some((period) => !period.complete && period.value !== null)}
        forecast={groups === null && ahead.length > 0}
        baseline={baselineSteps(baselines).length > 0}
        groups={groups !== null}
      />
      {metric.role === "kpi" && <ForecastWords metric={metric} forecast={forecast} ahead={ahead} keyResult={keyResult} chance={chance} />}
      {numbered.length > 0 && <EventList events={numbered} metric={metric.id} mayChange={metric.canChange === true} />}
      {events.length > mostPins && <p className="faint sm evs__more">{t.events.earlier(events.length - mostPins)}</p>}
      {beforeTable}
      <Section
        title={t.kpi.periods}
        summary={t.kpi.periodsHint}
        action={
          <button className="btn btn--s btn--bare" type="button" onClick={() => savePeriods(metric, shown, observations)}>
            <Download className="i i--s" aria-hidden="true" />
            {t.form.exportCsv}
          </button>
        }
      >
        {(id) => (
          <PeriodTable
            metric={metric}
            periods={shown}
            observations={observations}
            labelledBy={id}
            onCorrect={mayCorrect ? setCorrecting : undefined}
          />
        )}
      </Section>
      {correcting !== null && <EnterValue metric={metric} recorded={correcting} onClose={() => setCorrecting(null)} onSaved={lookAgain} />}
    </>
  );
}
