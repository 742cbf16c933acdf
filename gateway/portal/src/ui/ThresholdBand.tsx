import type { Direction, Thresholds } from "@/api/types.ts";
import type { HealthMark } from "./Glyph.tsx";
import { cx } from "./cx.ts";
import { bandScale, zonesOf, type Tone } from "./thresholds.ts";

const thickness: Record<Tone, number> = { green: 8, amber: 5, red: 2.5 };
const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The shape that a value wears on a band or in a chart. */
export function ValueMark({ mark }: { mark: HealthMark }) {
  if (mark === "amber") return <Haloed path="M0-5.4 5.6 4.4H-5.6z" className="v-amber" />;
  if (mark === "red") return <Haloed path="M0-6.3 6.3 0 0 6.3-6.3 0z" className="v-red" />;
  return (
    <>
      <circle className="band__halo" r={mark === "green" ? 5.5 : 4.5} />
      <circle className={mark === "green" ? "v-green" : "v-stale"} r={mark === "green" ? 5.5 : 4.5} />
    </>
  );
}

function Haloed({ path, className }: { path: string; className: string }) {
  return (
    <>
      <path className="band__halo" d={path} />
      <path className={className} d={path} />
    </>
  );
}

type Props = {
  direction: Direction;
  thresholds: Thresholds | null;
  value: number | null;
  target: number | null;
  mark: HealthMark;
  label: string;
};

/** Thick where healthy, thinner where worse; the shape is the value, the ink mark the target. */
export function ThresholdBand({ direction, thresholds, value, target, mark, label }: Props) {
  const zones = zonesOf(direction, thresholds);
  if (zones.length === 0) return null;
  const at = bandScale(zones, value, target);
  const start = (from: number) => (Number.isFinite(from) ? at(from) : 0);
  const end = (to: number) => (Number.isFinite(to) ? at(to) : 1);
  return (
    <svg className={cx("band", mark === "stale" && "band--muted")} role="img" aria-label={label}>
      {zones.map(({ tone, from, to }) => (
        <rect
          key={from}
          className={`z-${tone}`}
          x={percent(start(from) + (Number.isFinite(from) ? 0.003 : 0))}
          y={10 - thickness[tone] / 2}
          width={percent(Math.max(0, end(to) - start(from) - (Number.isFinite(to) ? 0.006 : 0)))}
          height={thickness[tone]}
          rx="1"
        />
      ))}
      {target !== null && (
        <svg x={percent(at(target))} overflow="visible">
          <rect className="track__halo" x="-2.5" y="1" width="5" height="18" />
          <rect className="band__mark" x="-1" y="1" width="2" height="18" />
        </svg>
      )}
      {value !== null && (
        <svg x={percent(at(value))} y="10" overflow="visible">
          <ValueMark mark={mark} />
        </svg>
      )}
    </svg>
  );
}
