import { Link } from "react-router";
import type { Metric, MetricKeyResult } from "@/api/types.ts";
import { aimOf } from "@/features/goals/aim.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { PaceWord } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";

/** The key result that is set to move this KPI, or that there is none. */
export function Changing({ metric, keyResult }: { metric: Metric; keyResult: MetricKeyResult | undefined }) {
  const { numbers } = useFormat();
  if (keyResult === undefined) {
    return (
      <section className="panel">
        <h2 className="plain">{t.kpi.notChanging}</h2>
        <p className="soft">{t.kpi.notChangingHint}</p>
      </section>
    );
  }
  const { objective, progress, expected, pace, confidence } = keyResult;
  return (
    <section className="panel">
      <h2 className="plain">{t.kpi.changing(objective.cycle.name)}</h2>
      <p className="panel__t">
        <Link className="link strong" to={`/objectives/${objective.id}`}>
          {objective.title}
        </Link>
      </p>
      <div className="mini">
        <p className="mini__r">
          <span>{aimOf(keyResult, numbers, metric)}</span>
          {progress !== null && <span className="num">{numbers.progress(progress)}</span>}
        </p>
        <PaceTrack progress={progress} expected={expected} pace={pace} />
        <p className="mini__r soft">
          <PaceWord pace={pace} />
          {confidence !== null && (
            <span>
              {t.confidence.label.toLowerCase()} {numbers.confidence(confidence)}
            </span>
          )}
        </p>
      </div>
    </section>
  );
}
