import { line } from "d3-shape";
import { useState } from "react";
import type { LocalDate, Metric, MetricKeyResult, MetricPeriod } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ValueMark } from "@/ui/ThresholdBand.tsx";
import { zonesOf } from "@/ui/thresholds.ts";
import { useWidth } from "@/ui/useWidth.ts";
import { ChartGround } from "./ChartGround.tsx";
import { BaselineLine, beside, Bracket, CorrectionMarks, ForecastCourse, GroupBand, Pins, type Pin } from "./ChartLayers.tsx";
import { ChartSide } from "./ChartSide.tsx";
import { clipZone } from "./chartGeometry.ts";
import { drawnUntil, type Ahead, type Correction, type Group, type Step } from "./course.ts";
import { plotOf, type Plot } from "./plot.ts";
import { sayHealth } from "./sayPeriod.ts";

type Props = {
  metric: Metric;
  periods: readonly MetricPeriod[];
  before: readonly (number | null)[];
  keyResult: MetricKeyResult | undefined;
  pins: readonly Pin[];
  today: LocalDate;
  baselines?: readonly Step[];
  corrections?: readonly Correction[];
  ahead?: readonly Ahead[];
  /** Where several periods are drawn as one. */
  groups?: readonly Group[];
};

/** A KPI's course: zones behind it, target in ink, gaps where nothing came, the running period apart. */
export function KpiChart({
  metric,
  periods,
  before,
  keyResult,
  pins,
  today,
  baselines = [],
  corrections = [],
  ahead = [],
  groups = [],
}: Props) {
  const { numbers, dates } = useFormat();
  const [element, width] = useWidth<HTMLDivElement>(828);
  const [hovered, setHovered] = useState<number | null>(null);
  const complete = periods.filter((period) => period.complete);
  const last = complete.findLast((period) => period.value !== null);
  const running = periods.find((period) => !period.complete && period.value !== null);
  const first = periods[0]?.start ?? today;

  const cycle = keyResult?.objective.cycle;
  const until = drawnUntil(first, today, [...(cycle === undefined ? [] : [cycle.end]), ...ahead.map((point) => point.at)]);
  const coming = ahead.filter((point) => point.at <= until && last !== undefined && point.at > last.start);
  const plot = plotOf({
    width,
    bracket: keyResult !== undefined,
    periods,
    until,
    values: [
      ...periods.map((period) => period.value),
      ...before,
      ...groups.flatMap((group) => [group.low, group.high]),
      ...corrections.map((correction) => correction.was),
    ].filter((value) => value !== null),
    marks: [
      metric.target,
      keyResult?.baseline ?? null,
      keyResult?.target ?? null,
      ...baselines.map((step) => step.value),
      ...coming.flatMap((point) => [point.low, point.high]),
    ].filter((mark) => mark !== null),
    thresholds: metric.thresholds,
  });
  const { x, y, frame, right, floor } = plot;
  const zones = zonesOf(metric.direction, metric.thresholds).flatMap((zone) => {
    const clipped = clipZone(zone, plot.domain);
    return clipped === null ? [] : [{ ...zone, ...clipped }];
  });

  const course = line<MetricPeriod>()
    .defined((period) => period.value !== null)
    .x((period) => x(period.start))
    .y((period) => y(period.value ?? 0));
  const lastYear = line<number>()
    .defined((index) => before[index] !== null && before[index] !== undefined)
    .x((index) => x(periods[index]?.start ?? today))
    .y((index) => y(before[index] ?? 0));

  const onPointerMove = (event: React.PointerEvent<SVGSVGElement>) => {
    const index = nearest(periods, plot.dateAt(event.nativeEvent.offsetX).toISOString().slice(0, 10));
    setHovered(periods[index]?.value === null ? null : index);
  };
  const read = hovered === null ? undefined : periods[hovered];

  return (
    <div ref={element} className="kchart">
      <svg
        className="chart"
        viewBox={`0 0 ${frame.width} ${frame.height + (pins.length > 0 ? 34 : 0)}`}
        role="img"
        aria-label={t.kpi.chartLabel(metric.name, t.kpi.by[metric.cadence], last === undefined ? t.kpi.states.never : say(last))}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setHovered(null)}
      >
        <ChartGround plot={plot} metric={metric} zones={zones} from={first} until={until} />
        {groups.length > 0 && <GroupBand plot={plot} groups={groups} />}
        {keyResult !== undefined && <Bracket plot={plot} metric={metric} keyResult={keyResult} />}
        {before.some((value) => value !== null) && <path className="ly" d={lastYear(periods.map((_, index) => index)) ?? ""} />}
        {metric.target !== null && plot.inside(metric.target) && (
          <path className="tgt" d={`M${cycle ? Math.max(frame.left, x(cycle.start)) : frame.left} ${y(metric.target)}H${right}`} />
        )}
        <BaselineLine plot={plot} metric={metric} steps={baselines} />
        {until !== today && (
          <>
            <path className="today" d={`M${x(today)} ${frame.top - 6}V${floor}`} />
            <text className="lb--soft" {...beside(x(today), 4, right)} y={floor - 6}>
              {t.kpi.today}
            </text>
          </>
        )}
        {coming.length > 0 && <ForecastCourse plot={plot} ahead={coming} />}
        <path className="series" d={course(complete) ?? ""} />
        {alone(complete).map((period) => (
          <circle key={period.start} className="series__dot" cx={x(period.start)} cy={y(period.value ?? 0)} r="2.5" />
        ))}
        <CorrectionMarks plot={plot} metric={metric} corrections={corrections} />
        {running?.value != null && last?.value != null && (
          <>
            <path className="fc__l" d={`M${x(last.start)} ${y(last.value)}L${x(running.start)} ${y(running.value)}`} />
            <circle className="fe" cx={x(running.start)} cy={y(running.value)} r="3.5" />
          </>
        )}
        {last?.value != null && (
          <g transform={`translate(${x(last.start)} ${y(last.value)})`}>
            <ValueMark mark={metric.stale ? "stale" : last.health} />
          </g>
        )}
        <ChartSide plot={plot} metric={metric} zones={zones} value={groups.length > 0 ? metric.latestValue : (last?.value ?? null)} />
        <Pins plot={plot} pins={pins} />
        {read?.value != null && <Reading plot={plot} at={read.start} value={read.value} words={say(read)} />}
      </svg>
    </div>
  );

  function say(period: MetricPeriod): string {
    const words = t.kpi.periodOf[metric.cadence](dates.period(period.start, metric.cadence));
    const value = period.value === null ? (period.complete ? t.kpi.missing : t.kpi.toCome) : numbers.value(period.value, metric);
    if (groups.length > 0) return `${t.kpi.groupOf(dates.shortDay(period.start), dates.shortDay(period.end))}, ${value}`;
    return [words, value, period.complete ? sayHealth(period) : t.kpi.soFar].filter(Boolean).join(", ");
  }
}

/** What the pointer is on. */
function Reading({ plot, at, value, words }: { plot: Plot; at: LocalDate; value: number; words: string }) {
  const { x, y, frame, right, floor } = plot;
  const nearRight = x(at) > right - 150;
  return (
    <g className="read">
      <path className="read__l" d={`M${x(at)} ${frame.top}V${floor}`} />
      <circle className="read__d" cx={x(at)} cy={y(value)} r="4" />
      <text className="val lb--halo" x={x(at) + (nearRight ? -8 : 8)} y={frame.top + 10} textAnchor={nearRight ? "end" : "start"}>
        {words}
      </text>
    </g>
  );
}

/** Values between two gaps have no line to be seen by. */
function alone(periods: readonly MetricPeriod[]): MetricPeriod[] {
  return periods.filter((period, index) => period.value !== null && periods[index - 1]?.value == null && periods[index + 1]?.value == null);
}

function nearest(periods: readonly MetricPeriod[], label: LocalDate): number {
  let best = 0;
  periods.forEach((period, index) => {
    const distance = Math.abs(Date.parse(period.start) - Date.parse(label));
    if (distance < Math.abs(Date.parse(periods[best]?.start ?? "") - Date.parse(label))) best = index;
  });
  return best;
}
