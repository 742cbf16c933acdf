import type { Pace } from "@/api/types.ts";
import { useFormat, type Format } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { paceTone, type PaceTone } from "./Glyph.tsx";

type TrackValues = { progress: number | null; expected: number | null; pace: Pace | null };

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100)).toFixed(2)}%`;

/** `Progress 0.62, expected 0.54, on track`: what the bar says to somebody who cannot see it. */
export function sayProgress({ progress, expected, pace }: TrackValues, { numbers }: Format): string {
  if (progress === null) return t.progress.nothingMeasurable;
  const parts = [t.progress.spoken(numbers.progress(progress))];
  if (expected !== null) parts.push(t.progress.spokenExpected(numbers.progress(expected)));
  if (pace !== null) parts.push(t.pace[pace].toLowerCase());
  return parts.join(", ");
}

type BarProps = TrackValues & { height: number; overhang: number; becomes?: number | null | undefined };

/** The bar itself, centred on y = 0, to be placed in an outer SVG; lengths are shares of its width. */
export function PaceBar({ progress, expected, pace, height, overhang, becomes }: BarProps) {
  const tone = barTone(pace);
  const top = -height / 2;
  if (progress === null) {
    return <rect className="track__none" x="0.5" y={top + 0.5} width="99.5%" height={height - 1} rx="2" />;
  }
  const reached = Math.max(progress, becomes ?? 0);
  return (
    <>
      <rect className="track__base" y={top} width="100%" height={height} rx="2" />
      {expected !== null && expected > reached && tone !== "early" && (
        <rect x={percent(reached)} y={top} width={percent(expected - reached)} height={height} fill={`url(#hatch-${tone})`} />
      )}
      {becomes !== undefined && becomes !== null && becomes > progress && (
        <rect className={`t-${tone} t-new`} x={percent(progress)} y={top} width={percent(becomes - progress)} height={height} />
      )}
      <rect className={`track__bar t-${tone}`} y={top} width={percent(Math.min(progress, becomes ?? progress))} height={height} rx="2" />
      {becomes !== undefined && becomes !== null && becomes < progress && (
        <rect className={`t-${tone} t-new`} x={percent(becomes)} y={top} width={percent(progress - becomes)} height={height} />
      )}
      {expected !== null && <ExpectedMark expected={expected} reach={height / 2 + overhang} />}
    </>
  );
}

function ExpectedMark({ expected, reach }: { expected: number; reach: number }) {
  return (
    <svg x={percent(expected)} overflow="visible">
      <rect className="track__halo" x="-2.5" y={-reach} width="5" height={reach * 2} />
      <rect className="track__mark" x="-1" y={-reach} width="2" height={reach * 2} />
    </svg>
  );
}

const barTone = (pace: Pace | null): Exclude<PaceTone, "achieved" | "none"> => {
  const tone = paceTone(pace);
  if (tone === "achieved") return "ontrack";
  return tone === "none" ? "early" : tone;
};

/** A single bar in a line of text or a rail. */
export function PaceTrack(props: TrackValues & { becomes?: number | null; size?: "s" | "m" }) {
  const format = useFormat();
  const small = props.size === "s";
  return (
    <svg className={small ? "track track--s" : "track"} role="img" aria-label={sayProgress(props, format)}>
      <svg y={small ? 6 : 8} overflow="visible">
        <PaceBar {...props} height={small ? 6 : 8} overhang={small ? 3 : 4} />
      </svg>
    </svg>
  );
}

/** The hatchings that bars and bands refer to; once in a page. */
export function Hatchings() {
  return (
    <svg className="defs" aria-hidden="true">
      <defs>
        {["ontrack", "behind", "risk", "early"].map((tone) => (
          <pattern key={tone} id={`hatch-${tone}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className={`hatch s-${tone}`} d="M0 0V5" />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
