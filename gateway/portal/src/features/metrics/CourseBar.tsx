import type { Metric } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { groupingsOf, rangesOf } from "./range.ts";
import type { CourseChoice } from "./useCourseChoice.ts";

/** What of the course is shown. */
export function CourseBar({ metric, choice }: { metric: Metric; choice: CourseChoice }) {
  const { cadence } = metric;
  const isGrouped = choice.group > 1;
  const groupings = groupingsOf(cadence, choice.range);
  return (
    <div className="bar">
      <div className="seg" role="group" aria-label={t.kpi.range}>
        {rangesOf(cadence).map((name) => (
          <button key={name} type="button" aria-pressed={name === choice.range} onClick={() => choice.chooseRange(name)}>
            {t.kpi.ranges[name]}
          </button>
        ))}
      </div>
      <div className="bar__r">
        <label className="bar__c" title={isGrouped ? t.chart.compareUngrouped : undefined}>
          <input
            type="checkbox"
            checked={choice.compare && !isGrouped}
            disabled={isGrouped}
            onChange={(event) => choice.chooseCompare(event.target.checked)}
          />
          {t.chart.compare}
          {isGrouped && <span className="sr">{t.chart.compareUngrouped}</span>}
        </label>
        {groupings.length > 1 && (
          <select
            className="bar__s"
            aria-label={t.chart.detail}
            value={choice.group}
            onChange={(event) => choice.chooseGroup(Number(event.target.value))}
          >
            {groupings.map((size) => (
              <option key={size} value={size}>
                {size === 1 ? t.chart.every[cadence] : t.chart.groups(size, cadence)}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  );
}

type Shown = { lastYear: boolean; running: boolean; forecast: boolean; baseline: boolean; groups: boolean };

/** Only what the chart shows. The table and the words say the same, so this is for the eye alone. */
export function ChartKey({ lastYear, running, forecast, baseline, groups }: Shown) {
  if (!lastYear && !running && !forecast && !baseline && !groups) return null;
  return (
    <div className="ckey" aria-hidden="true">
      {lastYear && <Key line="ly" words={t.kpi.key.lastYear} />}
      {baseline && <Key line="base" words={t.chart.baselineKey} />}
      {forecast && <Key line="fc__l" words={t.chart.forecastKey} />}
      {running && !forecast && <Key line="fc__l" dot words={t.kpi.key.running} />}
      {groups && (
        <span className="key">
          <svg width="18" height="10">
            <rect className="grp" width="18" height="10" />
          </svg>
          {t.chart.groupKey}
        </span>
      )}
    </div>
  );
}

function Key({ line, words, dot = false }: { line: string; words: string; dot?: boolean }) {
  return (
    <span className="key">
      <svg width="18" height="10">
        <path className={line} d="M0 5H18" />
        {dot && <circle className="fe" cx="14" cy="5" r="3" />}
      </svg>
      {words}
    </span>
  );
}
