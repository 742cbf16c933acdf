import type { ObjectiveRow, ScorecardItem } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthMark, PaceGlyph } from "@/ui/Glyph.tsx";
import { PaceBar, sayProgress } from "@/ui/PaceTrack.tsx";
import { sharedExpected } from "../goals/expectedLine.ts";
import { sayChange } from "../metrics/change.ts";
import { Value } from "../metrics/Scorecard.tsx";

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

export function TvKpis({ items }: { items: readonly ScorecardItem[] }) {
  const { numbers, dates } = useFormat();
  return (
    <ul className={`tv__kpis tv__kpis--${items.length > 3 ? 2 : 1}`}>
      {items.map((item) => {
        const change = sayChange(item, numbers);
        return (
          <li key={item.id} className="tk">
            <p className="tk__n">
              <HealthGlyph mark={healthMark(item)} named />
              <span>{item.name}</span>
            </p>
            <p className={item.stale ? "tk__v tk__v--old" : "tk__v"}>
              {item.latestValue === null ? "–" : <Value parts={numbers.parts(item.latestValue, item)} />}
            </p>
            <p className="tk__c soft">
              {item.latestPeriod === null
                ? t.kpi.states.never
                : item.stale
                  ? t.kpi.states.staleSince(dates.shortDay(item.latestPeriod))
                  : change !== null && `${change.signed} ${change.meaning}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** All bars on one scale, with the one expected line through them. */
export function TvObjectives({ objectives }: { objectives: readonly ObjectiveRow[] }) {
  const format = useFormat();
  const { numbers } = format;
  const line = sharedExpected(objectives);
  return (
    <div className="tv__okrs">
      {line !== null && (
        <svg className="to__line" aria-hidden="true">
          <line className="pl" x1={percent(line)} x2={percent(line)} y1="0" y2="100%" />
        </svg>
      )}
      <ul>
        {objectives.map((objective) => (
          <li key={objective.id} className="to">
            <p className="to__t">{objective.title}</p>
            <svg className="to__b" role="img" aria-label={sayProgress(objective, format)}>
              <svg y="50%" overflow="visible">
                <PaceBar progress={objective.progress} expected={objective.expected} pace={objective.pace} height={24} overhang={10} />
              </svg>
            </svg>
            <p className="to__p">{objective.progress === null ? "–" : numbers.progress(objective.progress)}</p>
            <p className="to__w">
              <PaceGlyph pace={objective.pace} />
              {t.pace[objective.pace]}
            </p>
          </li>
        ))}
      </ul>
      {line !== null && (
        <svg className="to__e">
          <text x={percent(Math.min(0.85, Math.max(0.15, line)))} y="1em" textAnchor="middle">
            {t.tv.expected(numbers.progress(line))}
          </text>
        </svg>
      )}
    </div>
  );
}
