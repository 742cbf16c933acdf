import { line } from "d3-shape";
import { useState, type KeyboardEvent, type PointerEvent } from "react";
import type { Metric, MetricPeriod, Thresholds } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { zonesOf } from "@/ui/thresholds.ts";
import { useWidth } from "@/ui/useWidth.ts";
import { ChartGround } from "../ChartGround.tsx";
import { clipZone } from "../chartGeometry.ts";
import { plotOf, type Plot } from "../plot.ts";
import { limitNames, type LimitName } from "./judge.ts";
import { labelOf } from "./ThresholdEditor.tsx";

type Props = {
  metric: Metric;
  periods: readonly MetricPeriod[];
  limits: Thresholds | null;
  target: number | null;
  onMove: (name: LimitName, value: number) => void;
  onMoveTarget: (value: number) => void;
};

/** The history with the limits as handles. While one is dragged the scale stays still, so that the hand and the line agree. */
export function ThresholdChart({ metric, periods, limits, target, onMove, onMoveTarget }: Props) {
  const { dates } = useFormat();
  const [element, width] = useWidth<HTMLDivElement>(828);
  const [held, setHeld] = useState<Thresholds | null | "free">("free");
  const today = dates.today();
  const values = periods.flatMap((period) => (period.value === null ? [] : [period.value]));
  const plot = plotOf({
    width,
    bracket: false,
    periods,
    until: today,
    values,
    marks: target === null ? [] : [target],
    thresholds: held === "free" ? limits : held,
  });
  const zones = zonesOf(metric.direction, limits).flatMap((zone) => {
    const clipped = clipZone(zone, plot.domain);
    return clipped === null ? [] : [{ ...zone, ...clipped }];
  });
  const course = line<MetricPeriod>()
    .defined((period) => period.value !== null)
    .x((period) => plot.x(period.start))
    .y((period) => plot.y(period.value ?? 0));
  const { frame } = plot;
  return (
    <div ref={element} className="tchart">
      <svg className="chart" viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={t.limits.chartLabel}>
        <ChartGround plot={plot} metric={metric} zones={zones} from={periods[0]?.start ?? today} until={today} />
        <path className="series" d={course(periods.filter((period) => period.complete)) ?? ""} />
        {target !== null && (
          <Handle plot={plot} metric={metric} name={t.limits.target} value={target} onMove={onMoveTarget} onHold={hold} isTarget />
        )}
        {limits !== null &&
          limitNames[metric.direction].map((name) => {
            const value = limits[name];
            return value == null ? null : (
              <Handle
                key={name}
                plot={plot}
                metric={metric}
                name={labelOf(name, metric)}
                value={value}
                onMove={(next) => onMove(name, next)}
                onHold={hold}
              />
            );
          })}
      </svg>
    </div>
  );

  function hold(on: boolean) {
    setHeld(on ? limits : "free");
  }
}

type HandleProps = {
  plot: Plot;
  metric: Metric;
  name: string;
  value: number;
  onMove: (value: number) => void;
  onHold: (on: boolean) => void;
  isTarget?: boolean;
};

const grip = 22;

/** A line that is taken by pointer or moved by key: arrows by one step, Page by ten. */
function Handle({ plot, metric, name, value, onMove, onHold, isTarget = false }: HandleProps) {
  const { numbers } = useFormat();
  const [dragged, setDragged] = useState(false);
  const { frame, right, floor, y, valueAt } = plot;
  const at = Math.min(floor, Math.max(frame.top, y(value)));
  const step = 10 ** -metric.decimals;
  const steps: Record<string, number> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onMove(value + by * step);
  };
  const positionOf = (event: PointerEvent<SVGGElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    return box === undefined ? at : ((event.clientY - box.top) / box.height) * frame.height;
  };
  const release = () => {
    setDragged(false);
    onHold(false);
  };
  return (
    <g
      className="hdl"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuetext={numbers.value(value, metric)}
      aria-valuemin={plot.domain[0]}
      aria-valuemax={plot.domain[1]}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(true);
        onHold(true);
      }}
      onPointerMove={(event) => {
        if (dragged) onMove(valueAt(Math.min(floor, Math.max(frame.top, positionOf(event)))));
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <rect className="hdl__hit" x={frame.left} y={at - grip / 2} width={frame.width - frame.left} height={grip} />
      <path className={isTarget ? "tgt" : "hdl__l"} d={`M${frame.left} ${at}H${right + 6}`} />
      <g transform={`translate(${right + 6} ${at})`}>
        <rect className="hdl__g" y={-grip / 2} width={Math.max(0, frame.right - 8)} height={grip} rx="4" />
        <text className="hdl__t" x="8" y="4">
          {plot.narrow ? numbers.bare(value, metric) : `${name} ${numbers.bare(value, metric)}`}
        </text>
      </g>
    </g>
  );
}
