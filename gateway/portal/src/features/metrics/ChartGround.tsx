import type { LocalDate, Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import type { Zone } from "@/ui/thresholds.ts";
import { monthTicks } from "./chartGeometry.ts";
import type { Plot } from "./plot.ts";

type Props = { plot: Plot; metric: Metric; zones: readonly Zone[]; from: LocalDate; until: LocalDate };

/** What a course lies on: zones, lines, months. */
export function ChartGround({ plot, metric, zones, from, until }: Props) {
  const { numbers, dates } = useFormat();
  const { x, y, frame, right, floor, ticks, narrow } = plot;
  return (
    <>
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
      <path className="axis" d={`M${frame.left} ${floor}H${right}`} />
      {monthTicks(from, until, right - frame.left).map((month) => (
        <g key={month}>
          <path className="axis" d={`M${x(month)} ${floor}v5`} />
          <text className="ax" x={x(month) + 4} y={floor + 16}>
            {month.endsWith("-01-01") ? dates.year(month) : dates.month(month)}
          </text>
        </g>
      ))}
    </>
  );
}
