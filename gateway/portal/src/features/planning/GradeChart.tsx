import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import type { ObjectiveKind, RetrospectiveCycle } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { useWidth } from "@/ui/useWidth.ts";

const height = 200;
const margin = { top: 14, right: 120, bottom: 24, left: 28 };
const successLines: Record<ObjectiveKind, number> = { committed: 1, aspirational: 0.7 };

/** The mean grade of each kind, cycle by cycle, each against its own success line; the table below has the numbers. */
export function GradeChart({ cycles }: { cycles: readonly RetrospectiveCycle[] }) {
  const { numbers } = useFormat();
  const [element, width] = useWidth<HTMLElement>(720);
  const ordered = cycles.toReversed();
  if (ordered.length < 2) return null;
  const x = scalePoint(
    ordered.map(({ cycle }) => cycle.id),
    [margin.left + 24, width - margin.right],
  );
  const y = scaleLinear([0, 1], [height - margin.bottom, margin.top]);
  const kinds = (["committed", "aspirational"] as const).map((kind) => {
    const points = ordered.flatMap(({ cycle, together }) => {
      const mean = together[kind].meanGrade;
      return mean === null ? [] : [{ id: cycle.id, name: cycle.name, x: x(cycle.id) ?? 0, mean }];
    });
    return { kind, points };
  });
  const shown = kinds.filter(({ points }) => points.length > 0);
  const path = line<{ x: number; mean: number }>()
    .x((point) => point.x)
    .y((point) => y(point.mean));
  const ends = shown
    .map(({ kind, points }) => ({ kind, y: y(points.at(-1)?.mean ?? 0), mean: points.at(-1)?.mean ?? 0 }))
    .toSorted((a, b) => a.y - b.y)
    .map((end, index, all) => ({ ...end, y: index > 0 ? Math.max(end.y, (all[index - 1]?.y ?? 0) + 16) : end.y }));
  const label = shown
    .map(
      ({ kind, points }) => `${t.objective.kinds[kind]}: ${points.map(({ name, mean }) => `${name} ${numbers.progress(mean)}`).join(", ")}`,
    )
    .join(". ");
  return (
    <figure ref={element} className="gch">
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <path className="axis" d={`M${margin.left} ${y(0)}H${width - margin.right + 12}`} />
        {(["committed", "aspirational"] as const).map((kind) => (
          <g key={kind}>
            <path className={`gch__line gch__line--${kind}`} d={`M${margin.left} ${y(successLines[kind])}H${width - margin.right + 12}`} />
            <text className="ax" x={margin.left - 4} y={y(successLines[kind]) + 4} textAnchor="end">
              {numbers.confidence(successLines[kind])}
            </text>
          </g>
        ))}
        <text className="ax" x={margin.left - 4} y={y(0) + 4} textAnchor="end">
          0
        </text>
        {ordered.map(({ cycle }) => (
          <text key={cycle.id} className="ax" x={x(cycle.id)} y={height - 6} textAnchor="middle">
            {cycle.name}
          </text>
        ))}
        {shown.map(({ kind, points }) => (
          <g key={kind} className={`gch__k gch__k--${kind}`}>
            <path className="gch__p" d={path(points) ?? ""} />
            {points.map((point) => (
              <circle key={point.id} cx={point.x} cy={y(point.mean)} r="4" />
            ))}
          </g>
        ))}
        {ends.map(({ kind, y: at, mean }) => (
          <text key={kind} className="lb--ink" x={width - margin.right + 18} y={at + 4}>
            {t.objective.kinds[kind]} {numbers.progress(mean)}
          </text>
        ))}
      </svg>
    </figure>
  );
}
