import type { Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { PaceWord } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
import "./objectives.css";

/** An objective as of a moment of the past: the same numbers for everybody, whenever they look. */
export function ObjectiveThen({ objective }: { objective: Objective }) {
  const { numbers } = useFormat();
  const { progress, expected, pace, confidence } = objective;
  return (
    <div className="then">
      <PaceTrack progress={progress} expected={expected} pace={pace} />
      <p className="soft">
        {(pace !== "no-data" || progress === null) && <PaceWord pace={pace} />}
        {progress !== null && (
          <span>
            {expected === null
              ? t.reviews.progressFact(numbers.progress(progress))
              : t.reviews.objectiveFacts(numbers.progress(progress), numbers.progress(expected))}
          </span>
        )}
        {confidence !== null && (
          <span>
            {t.confidence.label.toLowerCase()} {numbers.confidence(confidence)}
          </span>
        )}
      </p>
    </div>
  );
}
