import { extent } from "./extent.ts";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { SparkPoint, Thresholds } from "@/api/types.ts";
import { thresholdLines } from "./thresholds.ts";

const width = 104;
const height = 28;

type Props = { points: readonly SparkPoint[]; thresholds: Thresholds | null; stale: boolean };

/** Thirteen periods without an axis; missing ones are gaps. The table beside it has the value, so it is decorative. */
export function Spark({ points, thresholds, stale }: Props) {
  const known = points.flatMap((point, index) => (point.value === null ? [] : [{ index, value: point.value }]));
  const last = known.at(-1);
  if (last === undefined) return <svg className="spark" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" />;

  const [low, high] = extent(known.map((point) => point.value));
  const lines = thresholdLines(thresholds).filter((limit) => limit >= low - (high - low) && limit <= high + (high - low));
  const [bottom, top] = extent([low, high, ...lines]);
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [2, width - 8]);
  const y = scaleLinear(top === bottom ? [bottom - 1, top + 1] : [bottom, top], [height - 4, 4]);
  const path = line<SparkPoint>()
    .defined((point) => point.value !== null)
    .x((_, index) => x(index))
    .y((point) => y(point.value ?? 0));

  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {lines.map((limit) => (
        <path key={limit} className="spark__lim" d={`M0 ${y(limit).toFixed(1)}H${width}`} />
      ))}
      <path className="spark__line" d={path(points) ?? ""} />
      <circle className={stale ? "spark__end spark__end--old" : "spark__end"} cx={x(last.index)} cy={y(last.value)} r="2.75" />
    </svg>
  );
}
