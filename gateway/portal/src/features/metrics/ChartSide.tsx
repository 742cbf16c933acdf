import type { Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { healthMark } from "@/ui/Glyph.tsx";
import { ValueMark } from "@/ui/ThresholdBand.tsx";
import type { Tone, Zone } from "@/ui/thresholds.ts";
import { spread, type SideLabel } from "./chartGeometry.ts";
import type { Plot } from "./plot.ts";

const thickness = { green: 8, amber: 5, red: 2.5 };

/** The zones again by thickness, with the target and the value now, and their words. */
export function ChartSide({ plot, metric, zones, value }: { plot: Plot; metric: Metric; zones: readonly Zone[]; value: number | null }) {
  const { numbers } = useFormat();
  const { y, right, floor, narrow, inside } = plot;
  const left = right + 16;
  const bare = (number: number) => numbers.bare(number, metric);
  const name = (full: string, number: number) => (narrow ? bare(number) : full);
  const labels: SideLabel[] = zones.slice(1).map((zone, index) => ({
    y: y(zone.from),
    tone: "soft",
    text: name(limitWords(zone.tone, zones[index]?.tone ?? zone.tone, bare(zone.from), metric), zone.from),
  }));
  const target = metric.target !== null && inside(metric.target) ? metric.target : null;
  if (target !== null) labels.push({ y: y(target), tone: "ink", text: name(t.kpi.targetLine(bare(target)), target) });
  if (value !== null)
    labels.push({ y: y(value), tone: "ink", text: name(metric.stale ? t.kpi.lastLine(bare(value)) : t.kpi.nowLine(bare(value)), value) });
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
      {target !== null && (
        <>
          <rect className="track__halo" x={left - 9} y={y(target) - 2.5} width="18" height="5" />
          <rect className="track__mark" x={left - 9} y={y(target) - 1} width="18" height="2" />
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

export function limitWords(above: Tone, below: Tone, words: string, { direction }: Pick<Metric, "direction">): string {
  if (direction === "range") return above === "green" ? t.kpi.rangeLow(words) : below === "green" ? t.kpi.rangeHigh(words) : words;
  if (direction === "higher") return above === "green" ? t.kpi.greenAbove(words) : t.kpi.redBelow(words);
  return above === "red" ? t.kpi.redAbove(words) : t.kpi.greenBelow(words);
}
