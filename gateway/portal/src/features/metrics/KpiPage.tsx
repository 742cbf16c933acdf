import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { unitQuery } from "@/api/directory.ts";
import { metricKeyResultsQuery, forecastQuery } from "@/api/goals.ts";
import { alertsOfQuery, baselinesQuery, metricQuery, observationsQuery, periodsQuery } from "@/api/metrics.ts";
import { sourceQuery } from "@/api/sources.ts";
import type { Instant, Metric } from "@/api/types.ts";
import { useAsOf } from "@/app/asOf.ts";
import { AsOfField, AsOfNotice, NothingYet, useThereNow } from "@/app/AsOf.tsx";
import { Page } from "@/app/Page.tsx";
import { addDays } from "@/format/dates.ts";
import { MomentProvider, useFormat, ZoneProvider } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { RailSection } from "@/ui/Section.tsx";
import { Absent } from "@/ui/States.tsx";
import { Comments } from "../comments/Comments.tsx";
import { AboutKpi, ThresholdList } from "./AboutKpi.tsx";
import { Changing } from "./Changing.tsx";
import { CourseSection } from "./CourseSection.tsx";
import { KpiActions } from "./KpiActions.tsx";
import { KpiNow } from "./KpiNow.tsx";
import { OpenAlerts } from "./OpenAlerts.tsx";
import { Proposals } from "./Proposals.tsx";
import { rangeStart, yearBefore } from "./range.ts";
import { useCourseChoice } from "./useCourseChoice.ts";
import "./kpi.css";

/** One KPI: its reading, its course, its values, what it means, and what its people do with it. */
export default function KpiPage() {
  const { id = "" } = useParams();
  const asOf = useAsOf();
  const metric = useQuery(metricQuery(id, asOf));
  const unit = useQuery({ ...unitQuery(metric.data?.unit.slug ?? ""), enabled: metric.data !== undefined });
  const now = useThereNow(metric, metricQuery(id));
  if (now !== undefined) return <NothingYet name={now.name} unit={now.unit} />;
  if (metric.data === undefined) {
    return (
      <Page past title={t.states.things.kpi} crumbs={[]} bar={asOf !== undefined && <AsOfField />}>
        <AsOfNotice />
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
      <Page past title={metric.data.name} crumbs={crumbs} bar={<AsOfField />}>
        <AsOfNotice />
        <MomentProvider moment={asOf}>
          <Loaded key={id} metric={asOf === undefined ? metric.data : { ...metric.data, canChange: false }} asOf={asOf} />
        </MomentProvider>
      </Page>
    </ZoneProvider>
  );
}

function Loaded({ metric, asOf }: { metric: Metric; asOf: Instant | undefined }) {
  const { dates } = useFormat();
  const today = dates.today();
  const choice = useCourseChoice(metric.cadence);
  const from = rangeStart(choice.range, today);
  const periods = useQuery(periodsQuery(metric.id, addDays(yearBefore(from, metric.cadence), -7), today, asOf));
  const observations = useQuery(observationsQuery(metric.id, from, addDays(today, 1), asOf));
  const alerts = useQuery(alertsOfQuery(metric.id, asOf)).data?.items ?? [];
  const baselines = useQuery(baselinesQuery(metric.id, asOf)).data;
  const source = useQuery({ ...sourceQuery(metric.id), enabled: metric.pulled === true }).data;
  const keyResults = useQuery(metricKeyResultsQuery(asOf === undefined ? [metric.id] : [])).data?.items ?? [];
  const keyResult = keyResults
    .filter((other) => other.objective.cycle.end >= from)
    .toSorted((a, b) => b.objective.cycle.end.localeCompare(a.objective.cycle.end))[0];
  const running = keyResult !== undefined && keyResult.objective.cycle.end >= today ? keyResult : undefined;
  const chance = useQuery(forecastQuery(running?.objective.id)).data?.keyResults.find((other) => other.id === running?.id);

  return (
    <>
      <div className="head">
        <div>
          <h1>{metric.name}</h1>
          <Meta metric={metric} />
        </div>
        <KpiActions metric={metric} />
      </div>
      <KpiNow metric={metric} periods={periods.data?.items ?? []} baseline={baselines?.current?.value ?? null} />
      <div className="cols">
        <div>
          <CourseSection
            metric={metric}
            choice={choice}
            periods={periods}
            observations={observations.data?.items ?? []}
            keyResult={keyResult}
            chance={chance}
            alerts={alerts}
            baselines={baselines?.items ?? []}
            beforeTable={<OpenAlerts metric={metric} alerts={alerts} />}
          />
          {asOf === undefined && <Comments subject="metric" id={metric.id} unit={metric.unit.id} />}
        </div>
        <aside className="rail" aria-label={t.kpi.about}>
          {asOf === undefined && (
            <>
              <Changing metric={metric} keyResult={keyResult} />
              <Proposals metric={metric} baselines={baselines} />
            </>
          )}
          {metric.role === "kpi" && (
            <RailSection
              title={t.kpi.thresholds}
              action={metric.canChange === true && <Link to={`/kpis/${metric.id}/thresholds`}>{t.kpiDo.onChart}</Link>}
            >
              <ThresholdList metric={metric} />
            </RailSection>
          )}
          <RailSection title={t.kpi.about} action={metric.canChange === true && <Link to={`/kpis/${metric.id}/edit`}>{t.form.edit}</Link>}>
            <AboutKpi metric={metric} latest={observations.data?.items[0]} source={source} />
          </RailSection>
        </aside>
      </div>
    </>
  );
}

function Meta({ metric }: { metric: Metric }) {
  const hint =
    metric.status === "draft"
      ? t.about.draftHint
      : metric.status === "archived"
        ? t.about.archivedHint
        : metric.role === "measure"
          ? t.about.measureHint
          : null;
  return (
    <>
      {metric.definition !== null && <p className="meta">{metric.definition}</p>}
      {hint !== null && (
        <p className="meta">
          {metric.status !== "active" && <span className="tag">{t.about.status[metric.status]}</span>}
          {hint}
        </p>
      )}
    </>
  );
}
