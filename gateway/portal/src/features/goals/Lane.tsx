import type { Pace } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { PaceBar, sayProgress } from "@/ui/PaceTrack.tsx";

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The column head: the expected line begins here, with its value. */
export function LaneHead({ line }: { line: number | null }) {
  const { numbers } = useFormat();
  return (
    <span className="lane" role="columnheader">
      <svg aria-hidden="true">
        {line !== null && (
          <>
            <text className="cap" x={percent(Math.min(0.82, Math.max(0.18, line)))} y="20" textAnchor="middle">
              {t.progress.expected(numbers.progress(line))}
            </text>
            <line className="pl" x1={percent(line)} x2={percent(line)} y1="25" y2="100%" />
          </>
        )}
      </svg>
      <span className="sr">{t.progress.againstExpected}</span>
    </span>
  );
}

type Props = { progress: number | null; expected: number | null; pace: Pace | null; line: number | null };

/** One row's bar on the scale all rows share. */
export function Lane({ progress, expected, pace, line }: Props) {
  const format = useFormat();
  return (
    <div className="lane" role="cell">
      <svg role="img" aria-label={sayProgress({ progress, expected, pace }, format)}>
        {line !== null && <line className="pl" x1={percent(line)} x2={percent(line)} y1="0" y2="100%" />}
        <svg y="22" overflow="visible">
          <PaceBar progress={progress} expected={expected} pace={pace} height={10} overhang={5} />
        </svg>
      </svg>
    </div>
  );
}
