import { area, line } from "d3-shape";
import type { LocalDate, Metric, MetricKeyResult } from "@/api/types.ts";
import { aimOf } from "@/features/goals/aim.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { spreadPins, type Ahead, type Correction, type Group, type Step } from "./course.ts";
import type { Plot } from "./plot.ts";

/** The objective's window over the plot. */
export function Bracket({ plot, metric, keyResult }: { plot: Plot; metric: Metric; keyResult: MetricKeyResult }) {
  const { numbers } = useFormat();
  const { x, frame, right, floor, narrow } = plot;
  const { cycle } = keyResult.objective;
  const from = Math.max(frame.left, x(cycle.start));
  const to = Math.min(right, x(cycle.end));
  if (from >= to) return null;
  const aim = aimOf(keyResult, numbers, { ...metric, unitOfMeasure: null });
  const nearRight = to - from < 240;
  return (
    <g className={`okr okr--${keyResult.pace}`}>
      <path className="okr__edge" d={`M${from} 28V${floor}M${to} 28V${floor}`} />
      <path className="okr__bar" d={`M${from} 23v10M${to} 23v10M${from} 28H${to}`} />
      <text className="okr__t" x={nearRight ? to : from} y="16" textAnchor={nearRight ? "end" : "start"}>
        {narrow ? t.kpi.bracketShort(aim) : t.kpi.bracket(cycle.name, aim)}
      </text>
    </g>
  );
}

/** Long dashes that step where another level was decided. */
export function BaselineLine({ plot, metric, steps }: { plot: Plot; metric: Metric; steps: readonly Step[] }) {
  const { numbers } = useFormat();
  const { x, y, frame, right, inside, narrow } = plot;
  const drawn = steps.flatMap((step, index) => {
    const from = Math.max(frame.left, x(step.from));
    const next = steps[index + 1];
    const to = next === undefined ? right : Math.min(right, x(next.from));
    return from >= to || !inside(step.value) ? [] : [{ from, to, value: step.value, joined: next }];
  });
  if (drawn.length === 0) return null;
  const path = drawn.map(({ from, to, value, joined }) => {
    const join = joined !== undefined && inside(joined.value) && to < right ? `V${y(joined.value)}` : "";
    return `M${from} ${y(value)}H${to}${join}`;
  });
  return (
    <>
      <path className="base" d={path.join("")} />
      {!narrow &&
        drawn.slice(-1).map(({ from, value }) => (
          <text key={value} className="lb--soft lb--halo" x={from + 6} y={y(value) + 14}>
            {t.kpi.baselineLine(numbers.bare(value, metric))}
          </text>
        ))}
    </>
  );
}

/** Dashes to where it is heading, inside the hatched band of four in five. The trend need not go through the last value. */
export function ForecastCourse({ plot, ahead: points }: { plot: Plot; ahead: readonly Ahead[] }) {
  const { x, y, frame, right, floor } = plot;
  const within = (value: number) => Math.min(floor, Math.max(frame.top - 8, y(value)));
  const band = area<Ahead>()
    .x((point) => Math.min(right, x(point.at)))
    .y0((point) => within(point.low))
    .y1((point) => within(point.high));
  const course = line<Ahead>()
    .x((point) => Math.min(right, x(point.at)))
    .y((point) => within(point.value));
  const last = points.at(-1);
  return (
    <g className="fc">
      <defs>
        <pattern id="kpi-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="fc__h" d="M0 0V5" />
        </pattern>
      </defs>
      <path className="fc__b" fill="url(#kpi-hatch)" d={band(points) ?? ""} />
      <path className="fc__l" d={course(points) ?? ""} />
      {last !== undefined && <circle className="fe" cx={Math.min(right, x(last.at))} cy={within(last.value)} r="3.5" />}
    </g>
  );
}

/** Where words begin that stand right of a place, or left of it where they would run out of the chart. */
export const beside = (at: number, gap: number, right: number) =>
  at > right - 130 ? { x: at - gap, textAnchor: "end" as const } : { x: at + gap };

/** The old value hollow, joined to the new one. */
export function CorrectionMarks({ plot, metric, corrections }: { plot: Plot; metric: Metric; corrections: readonly Correction[] }) {
  const { numbers } = useFormat();
  const { x, y, floor, frame, narrow, right } = plot;
  const within = (value: number) => Math.min(floor, Math.max(frame.top, y(value)));
  return corrections.map(({ at, was, value }) => (
    <g key={at} className="cor">
      <path className="cor__l" d={`M${x(at)} ${within(was)}V${within(value)}`} />
      <circle className="cor__o" cx={x(at)} cy={within(was)} r="3.5" />
      <circle className="series__dot" cx={x(at)} cy={within(value)} r="3" />
      {!narrow && corrections.length < 3 && (
        <text className="lb--soft lb--halo" {...beside(x(at), 8, right)} y={within(value) + (value < was ? 16 : -10)}>
          {t.kpi.correctedLine(numbers.bare(was, metric), numbers.bare(value, metric))}
        </text>
      )}
    </g>
  ));
}

/** From the least to the greatest of every group of periods. */
export function GroupBand({ plot, groups }: { plot: Plot; groups: readonly Group[] }) {
  const band = area<Group>()
    .x((group) => plot.x(group.start))
    .y0((group) => plot.y(group.low))
    .y1((group) => plot.y(group.high));
  return <path className="grp" d={band(groups) ?? ""} />;
}

export type Pin = { number: number; at: LocalDate };

/** Numbers below the axis; what they stand for is listed below the chart. */
export function Pins({ plot, pins }: { plot: Plot; pins: readonly Pin[] }) {
  const { x, frame, right, floor } = plot;
  const feet = pins.map((pin) => Math.min(right, Math.max(frame.left, x(pin.at))));
  const places = spreadPins(feet, 21, right);
  return pins.map((pin, index) => {
    const [foot, place] = [feet[index] ?? 0, places[index] ?? 0];
    return (
      <g key={pin.number} className="pin">
        <path d={`M${foot} ${floor - 5}V${floor + 4}`} />
        <circle cx={place} cy={frame.height + 14} r="9" />
        <text x={place} y={frame.height + 18} textAnchor="middle">
          {pin.number}
        </text>
      </g>
    );
  });
}
