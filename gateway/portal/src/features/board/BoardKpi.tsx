import { Link } from "react-router";
import type { ScorecardItem } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthMark } from "@/ui/Glyph.tsx";
import { Spark } from "@/ui/Spark.tsx";
import { ThresholdBand } from "@/ui/ThresholdBand.tsx";
import { sayChange } from "../metrics/change.ts";
import { Delta } from "../metrics/Delta.tsx";
import { Value } from "../metrics/Scorecard.tsx";

/** A KPI in a corner of the board page: what it reads, where that lies, how it came there. */
export function BoardKpi({ item }: { item: ScorecardItem }) {
  const { numbers, dates } = useFormat();
  const mark = healthMark(item);
  const change = item.stale ? null : sayChange(item, numbers);
  const words = item.latestValue === null ? t.kpi.states.never : numbers.value(item.latestValue, item);
  return (
    <li className="bk">
      <p className="bk__n">
        <HealthGlyph mark={mark} named />
        <Link to={`/kpis/${item.id}`}>{item.name}</Link>
      </p>
      <p className="bk__v">
        {item.latestValue === null ? <span className="soft">{words}</span> : <Value parts={numbers.parts(item.latestValue, item)} />}
      </p>
      <Spark points={item.spark} thresholds={item.thresholds} stale={item.stale} />
      <p className="bk__c xs soft">
        {item.stale && item.latestPeriod !== null ? (
          t.kpi.states.staleSince(dates.shortDay(item.latestPeriod))
        ) : (
          <>
            {change !== null && item.change !== null && (
              <>
                <Delta change={item.change}>{change.signed}</Delta> {change.meaning}
              </>
            )}
          </>
        )}
        <span>{item.target === null ? t.board.noTarget : t.board.target(numbers.value(item.target, item))}</span>
      </p>
      <ThresholdBand
        direction={item.direction}
        thresholds={item.thresholds}
        value={item.latestValue}
        target={item.target}
        mark={mark}
        label={`${item.name}: ${words}, ${t.health[mark].toLowerCase()}`}
      />
    </li>
  );
}
