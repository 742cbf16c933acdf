import { useQuery } from "@tanstack/react-query";
import { useParams, useSearchParams } from "react-router";
import { unitQuery } from "@/api/directory.ts";
import { metricKeyResultsQuery } from "@/api/goals.ts";
import { alertsQuery, metricQuery, observationsQuery, periodsQuery } from "@/api/metrics.ts";
import type { Alert, Metric, MetricKeyResult, MetricPeriod, Observation } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { addDays } from "@/format/dates.ts";
import { useFormat, ZoneProvider } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { RailSection, Section } from "@/ui/Section.tsx";
import { Absent } from "@/ui/States.tsx";
import { Comments } from "../comments/Comments.tsx";
import { AboutKpi, ThresholdList } from "./AboutKpi.tsx";
import { AlertList } from "./AlertList.tsx";
import { Changing } from "./Changing.tsx";
import { KpiChart } from "./KpiChart.tsx";
import { KpiNow } from "./KpiNow.tsx";
import { PeriodTable } from "./PeriodTable.tsx";
import { rangeFor, rangesOf, rangeStart, withYearBefore, yearBefore } from "./range.ts";
import "./kpi.css";

/** One KPI: its reading, its course, its values, and what it means. */
export default function KpiPage() {
  const { id = "" } = useParams();
  const metric = useQuery(metricQuery(id));
  const unit = useQuery({ ...unitQuery(metric.data?.unit.slug ?? ""), enabled: metric.data !== undefined });
  if (metric.data === undefined) {
    return (
      <Page title={t.states.things.kpi} crumbs={[]}>
        <Await query={metric} what={t.states.things.kpi}>
          {() => <Absent />}
        </Await>
      </Page>
    );
  }
  const crumbs = [
    ...(unit.data?.path ?? [metric.data.unit]).map((above) => ({ name: above.name, to: `/d/${above.slug}` })),
    { name: metric.data.name },
  ];
  return (
    <ZoneProvider timeZone={unit.data?.timeZone}>
      <Page title={metric.data.name} crumbs={crumbs}>
        <Loaded key={id} metric={metric.data} />
      </Page>
    </ZoneProvider>
  );
}

function Loaded({ metric }: { metric: Metric }) {
  const { dates } = useFormat();
  const [search, setSearch] = useSearchParams();
  const today = dates.today();
  const range = rangeFor(metric.cadence, search.get("range"));
  const from = rangeStart(range, today);
  const periods = useQuery(periodsQuery(metric.id, addDays(yearBefore(from, metric.cadence), -7), today));
  const observations = useQuery(observationsQuery(metric.id, from, addDays(today, 1)));
  const keyResults = useQuery(metricKeyResultsQuery([metric.id])).data?.items ?? [];
  const keyResult = keyResults
    .filter((other) => other.objective.cycle.end >= from)
    .toSorted((a, b) => b.objective.cycle.end.localeCompare(a.objective.cycle.end))[0];
  const alerts =
    useQuery(alertsQuery(metric.unit.id)).data?.items.filter((alert) => alert.metricId === metric.id && alert.openedAt >= from) ?? [];
  const choose = (name: string) =>
    setSearch(
      (now) => {
        now.set("range", name);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );

  return (
    <>
      <div className="head">
        <div>
          <h1>{metric.name}</h1>
          {metric.definition !== null && <p className="meta">{metric.definition}</p>}
        </div>
      </div>
      <KpiNow metric={metric} periods={periods.data?.items ?? []} />
      <div className="cols">
        <div>
          <section aria-label={t.kpi.chart}>
            <div className="bar">
              <div className="seg" role="group" aria-label={t.kpi.range}>
                {rangesOf(metric.cadence).map((name) => (
                  <button key={name} type="button" aria-pressed={name === range} onClick={() => choose(name)}>
                    {t.kpi.ranges[name]}
                  </button>
                ))}
              </div>
              <ChartKey />
            </div>
            <Await query={periods} what={t.states.things.values}>
              {({ items }) => (
                <Course
                  metric={metric}
                  periods={items}
                  from={from}
                  observations={observations.data?.items ?? []}
                  keyResult={keyResult}
                  alerts={alerts}
                />
              )}
            </Await>
          </section>
          <Comments subject="metric" id={metric.id} unit={metric.unit.id} />
        </div>
        <aside className="rail" aria-label={t.kpi.about}>
          <Changing metric={metric} keyResult={keyResult} />
          <RailSection title={t.kpi.thresholds}>
            <ThresholdList metric={metric} />
          </RailSection>
          <RailSection title={t.kpi.about}>
            <AboutKpi metric={metric} />
          </RailSection>
        </aside>
      </div>
    </>
  );
}

type CourseProps = {
  metric: Metric;
  periods: readonly MetricPeriod[];
  from: string;
  observations: readonly Observation[];
  keyResult: MetricKeyResult | undefined;
  alerts: readonly Alert[];
};

const mostPins = 6;

function Course({ metric, periods, from, observations, keyResult, alerts }: CourseProps) {
  const { dates } = useFormat();
  const { shown, before } = withYearBefore(periods, from, metric.cadence);
  if (!shown.some((period) => period.value !== null)) return <p className="soft">{t.kpi.noPeriods}</p>;
  const pinned = alerts
    .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt))
    .slice(-mostPins)
    .map((alert, index) => ({ alert, number: index + 1, at: alert.period }));
  return (
    <>
      <KpiChart metric={metric} periods={shown} before={before} keyResult={keyResult} pins={pinned} today={dates.today()} />
      {pinned.length > 0 && <AlertList metric={metric} pinned={pinned} />}
      <Section title={t.kpi.periods} summary={t.kpi.periodsHint}>
        {(id) => <PeriodTable metric={metric} periods={shown} observations={observations} labelledBy={id} />}
      </Section>
    </>
  );
}

function ChartKey() {
  return (
    <div className="bar__r wide" aria-hidden="true">
      <span className="key">
        <svg width="18" height="10">
          <path className="ly" d="M0 5H18" />
        </svg>
        {t.kpi.key.lastYear}
      </span>
      <span className="key">
        <svg width="18" height="12">
          <path className="fc__l" d="M0 6H18" />
          <circle className="fe" cx="14" cy="6" r="3" />
        </svg>
        {t.kpi.key.running}
      </span>
    </div>
  );
}
