import { line } from "d3-shape";
import { useState } from "react";
import type { LocalDate, Metric, MetricKeyResult, MetricPeriod } from "@/api/types.ts";
import { aimOf } from "@/features/goals/aim.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { healthMark } from "@/ui/Glyph.tsx";
import { ValueMark } from "@/ui/ThresholdBand.tsx";
import { zonesOf, type Tone } from "@/ui/thresholds.ts";
import { useWidth } from "@/ui/useWidth.ts";
import { clipZone, frameOf, monthTicks, scalesOf, spread, valueDomain, type SideLabel } from "./chartGeometry.ts";
import { sayHealth } from "./sayPeriod.ts";

export type Pin = { number: number; at: LocalDate };

type Props = {
  metric: Metric;
  periods: readonly MetricPeriod[];
  before: readonly (number | null)[];
  keyResult: MetricKeyResult | undefined;
  pins: readonly Pin[];
  today: LocalDate;
};

const thickness = { green: 8, amber: 5, red: 2.5 };

/** A KPI's course: zones behind it, target in ink, gaps where nothing came, the running period apart. */
export function KpiChart({ metric, periods, before, keyResult, pins, today }: Props) {
  const { numbers, dates } = useFormat();
  const [element, width] = useWidth<HTMLDivElement>(828);
  const [hovered, setHovered] = useState<number | null>(null);
  const frame = frameOf(width, keyResult !== undefined);
  const narrow = width < 560;
  const known = periods.filter((period) => period.value !== null);
  const complete = periods.filter((period) => period.complete);
  const last = complete.findLast((period) => period.value !== null);
  const running = periods.find((period) => !period.complete && period.value !== null);

  const cycle = keyResult?.objective.cycle;
  const until = cycle !== undefined && cycle.end > today && daysOf(periods) < 300 ? cycle.end : today;
  const values = [...known.map((period) => period.value), ...before].filter((value) => value !== null);
  const marks = [metric.target, keyResult?.baseline ?? null, keyResult?.target ?? null].filter((mark) => mark !== null);
  const domain = valueDomain(values, marks, metric.thresholds);
  const { x, y, ticks, dateAt } = scalesOf(frame, periods, until, domain);
  const right = frame.width - frame.right;
  const floor = frame.height - frame.bottom;
  const zones = zonesOf(metric.direction, metric.thresholds).flatMap((zone) => {
    const clipped = clipZone(zone, domain);
    return clipped === null ? [] : [{ ...zone, ...clipped, open: zone }];
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
    const at = dateAt(event.nativeEvent.offsetX).toISOString().slice(0, 10);
    const index = nearest(periods, at);
    setHovered(periods[index]?.value === null ? null : index);
  };
  const read = hovered === null ? undefined : periods[hovered];

  return (
    <div ref={element} className="kchart">
      <svg
        className="chart"
        viewBox={`0 0 ${frame.width} ${frame.height + (pins.length > 0 ? 34 : 0)}`}
        role="img"
        aria-label={t.kpi.chartLabel(metric.name, t.kpi.by[metric.cadence], last === undefined ? t.kpi.states.never : sayPeriodOf(last))}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setHovered(null)}
      >
        {zones.map((zone) =>
          zone.tone === "green" ? null : (
            <rect
              key={zone.from}
              className={`zn-${zone.tone}`}
              x={frame.left}
              y={y(zone.to)}
              width={right - frame.left}
              height={y(zone.from) - y(zone.to)}
            />
          ),
        )}
        {ticks.map((tick) => (
          <g key={tick}>
            <path className="grid" d={`M${frame.left} ${y(tick)}H${right}`} />
            {!narrow && (
              <text className="ax" x={frame.left - 8} y={y(tick) + 4} textAnchor="end">
                {numbers.bare(tick, metric)}
              </text>
            )}
          </g>
        ))}
        {zones.slice(1).map((zone) => (
          <path key={zone.from} className="lim" d={`M${frame.left} ${y(zone.from)}H${right}`} />
        ))}
        {keyResult !== undefined && cycle !== undefined && <Bracket />}
        {before.some((value) => value !== null) && <path className="ly" d={lastYear(periods.map((_, index) => index)) ?? ""} />}
        {metric.target !== null && inside(metric.target) && (
          <path className="tgt" d={`M${cycle ? Math.max(frame.left, x(cycle.start)) : frame.left} ${y(metric.target)}H${right}`} />
        )}
        {until !== today && (
          <>
            <path className="today" d={`M${x(today)} ${frame.top - 6}V${floor}`} />
            <text className="lb--soft" x={x(today) + 4} y={floor - 6}>
              {t.kpi.today}
            </text>
          </>
        )}
        <path className="series" d={course(complete) ?? ""} />
        {alone(complete).map((period) => (
          <circle key={period.start} className="series__dot" cx={x(period.start)} cy={y(period.value ?? 0)} r="2.5" />
        ))}
        {running !== undefined && last !== undefined && (
          <>
            <path className="fc__l" d={`M${x(last.start)} ${y(last.value ?? 0)}L${x(running.start)} ${y(running.value ?? 0)}`} />
            <circle className="fe" cx={x(running.start)} cy={y(running.value ?? 0)} r="3.5" />
          </>
        )}
        {last !== undefined && (
          <g transform={`translate(${x(last.start)} ${y(last.value ?? 0)})`}>
            <ValueMark mark={metric.stale ? "stale" : last.health} />
          </g>
        )}
        <path className="axis" d={`M${frame.left} ${floor}H${right}`} />
        {monthTicks(periods[0]?.start ?? today, until, right - frame.left).map((month) => (
          <g key={month}>
            <path className="axis" d={`M${x(month)} ${floor}v5`} />
            <text className="ax" x={x(month) + 4} y={floor + 16}>
              {month.endsWith("-01-01") ? dates.year(month) : dates.month(month)}
            </text>
          </g>
        ))}
        <Strip />
        {pins.map((pin) => (
          <g key={pin.number} className="pin">
            <path d={`M${x(pin.at)} ${floor - 5}V${floor + 4}`} />
            <circle cx={x(pin.at)} cy={frame.height + 14} r="9" />
            <text x={x(pin.at)} y={frame.height + 18} textAnchor="middle">
              {pin.number}
            </text>
          </g>
        ))}
        {read !== undefined && <Reading period={read} />}
      </svg>
    </div>
  );

  function inside(value: number): boolean {
    return value >= domain[0] && value <= domain[1];
  }

  function sayPeriodOf(period: MetricPeriod): string {
    const words = t.kpi.periodOf[metric.cadence](dates.period(period.start, metric.cadence));
    const value = period.value === null ? t.kpi.missing : numbers.value(period.value, metric);
    return [words, value, period.complete ? sayHealth(period) : t.kpi.soFar].filter(Boolean).join(", ");
  }

  /** The objective's window over the plot. */
  function Bracket() {
    if (keyResult === undefined || cycle === undefined) return null;
    const from = Math.max(frame.left, x(cycle.start));
    const to = Math.min(right, x(cycle.end));
    if (from >= to) return null;
    const aim = aimOf(keyResult, numbers, { ...metric, unitOfMeasure: null });
    const words = narrow ? t.kpi.bracketShort(aim) : t.kpi.bracket(cycle.name, aim);
    const nearRight = to - from < 240;
    return (
      <g className={`okr okr--${keyResult.pace}`}>
        <path className="okr__edge" d={`M${from} 28V${floor}M${to} 28V${floor}`} />
        <path className="okr__bar" d={`M${from} 23v10M${to} 23v10M${from} 28H${to}`} />
        <text className="okr__t" x={nearRight ? to : from} y="16" textAnchor={nearRight ? "end" : "start"}>
          {words}
        </text>
      </g>
    );
  }

  /** The zones again by thickness, with the target and the value now, and their words. */
  function Strip() {
    const left = right + 16;
    const value = last?.value ?? null;
    const labels: SideLabel[] = [];
    const name = (full: string, number: string) => (narrow ? number : full);
    for (const [index, zone] of zones.slice(1).entries()) {
      const below = zones[index]?.tone ?? zone.tone;
      labels.push({ y: y(zone.from), tone: "soft", text: name(limitWords(zone.from, zone.tone, below), numbers.bare(zone.from, metric)) });
    }
    if (metric.target !== null && inside(metric.target)) {
      labels.push({
        y: y(metric.target),
        tone: "ink",
        text: name(t.kpi.targetLine(numbers.bare(metric.target, metric)), numbers.bare(metric.target, metric)),
      });
    }
    if (value !== null) {
      const words = numbers.bare(value, metric);
      labels.push({ y: y(value), tone: "ink", text: name(metric.stale ? t.kpi.lastLine(words) : t.kpi.nowLine(words), words) });
    }
    return (
      <>
        <g className="strip">
          {zones.map((zone) => (
            <rect
              key={zone.from}
              className={`z-${zone.tone}`}
              x={left - thickness[zone.tone] / 2}
              y={y(zone.to) + 0.5}
              width={thickness[zone.tone]}
              height={Math.max(0, y(zone.from) - y(zone.to) - 1)}
            />
          ))}
        </g>
        {metric.target !== null && inside(metric.target) && (
          <>
            <rect className="track__halo" x={left - 9} y={y(metric.target) - 2.5} width="18" height="5" />
            <rect className="track__mark" x={left - 9} y={y(metric.target) - 1} width="18" height="2" />
          </>
        )}
        {value !== null && (
          <g transform={`translate(${left} ${y(value)})`}>
            <ValueMark mark={healthMark(metric)} />
          </g>
        )}
        {spread(labels, 15, floor).map((label) => (
          <text key={label.text} className={label.tone === "ink" ? "lb--ink" : "lb--soft"} x={left + 14} y={label.y + 4}>
            {label.text}
          </text>
        ))}
      </>
    );
  }

  function limitWords(limit: number, toneAbove: Tone, toneBelow: Tone): string {
    const words = numbers.bare(limit, metric);
    if (metric.direction === "range")
      return toneAbove === "green" ? t.kpi.rangeLow(words) : toneBelow === "green" ? t.kpi.rangeHigh(words) : words;
    if (metric.direction === "higher") return toneAbove === "green" ? t.kpi.greenAbove(words) : t.kpi.redBelow(words);
    return toneAbove === "red" ? t.kpi.redAbove(words) : t.kpi.greenBelow(words);
  }

  /** What the pointer is on. */
  function Reading({ period }: { period: MetricPeriod }) {
    const at = x(period.start);
    const nearRight = at > right - 150;
    return (
      <g className="read">
        <path className="read__l" d={`M${at} ${frame.top}V${floor}`} />
        <circle className="read__d" cx={at} cy={y(period.value ?? 0)} r="4" />
        <text className="val lb--halo" x={at + (nearRight ? -8 : 8)} y={frame.top + 10} textAnchor={nearRight ? "end" : "start"}>
          {sayPeriodOf(period)}
        </text>
      </g>
    );
  }
}

const daysOf = (periods: readonly MetricPeriod[]) =>
  periods.length === 0 ? 0 : (Date.parse(periods.at(-1)?.start ?? "") - Date.parse(periods[0]?.start ?? "")) / 86_400_000;

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
