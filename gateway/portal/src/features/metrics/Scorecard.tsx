import { Link } from "react-router";
import type { HealthCounts, MetricKeyResult, ScorecardItem } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import type { ValueParts } from "@/format/numbers.ts";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthMark, HealthWord, PaceWord, type HealthMark } from "@/ui/Glyph.tsx";
import { Spark } from "@/ui/Spark.tsx";
import { ThresholdBand } from "@/ui/ThresholdBand.tsx";
import { sayChange } from "./change.ts";
import { Delta } from "./Delta.tsx";
import "./scorecard.css";

const worstFirst: readonly HealthMark[] = ["red", "amber", "green", "stale", "not-set"];

/** `1 red  1 amber  3 green  1 stale`, only what there is. */
export function HealthSummary({ counts }: { counts: HealthCounts }) {
  const numbers: Record<HealthMark, number> = { ...counts, "not-set": counts.notSet };
  return worstFirst
    .filter((mark) => numbers[mark] > 0)
    .map((mark) => (
      <HealthWord key={mark} mark={mark}>
        {numbers[mark]} {t.health[mark].toLowerCase()}
      </HealthWord>
    ));
}

type Props = { items: readonly ScorecardItem[]; keyResults: readonly MetricKeyResult[]; labelledBy: string };

/** KPIs as readings: shape, value, change, where it lies between its thresholds, and what changes it. */
export function Scorecard({ items, keyResults, labelledBy }: Props) {
  return (
    <div className="score" role="table" aria-labelledby={labelledBy}>
      <div className="score__row score__row--h" role="row">
        <span role="columnheader">{t.unit.columns.kpi}</span>
        <span className="r" role="columnheader">
          {t.unit.columns.value}
        </span>
        <span role="columnheader">{t.unit.columns.change}</span>
        <span role="columnheader">{t.unit.columns.thresholds}</span>
        <span role="columnheader">{t.unit.columns.periods}</span>
        <span role="columnheader">{t.unit.columns.okr}</span>
      </div>
      {items.map((item) => (
        <Row key={item.id} item={item} keyResults={keyResults.filter((keyResult) => keyResult.metricId === item.id)} />
      ))}
    </div>
  );
}

function Row({ item, keyResults }: { item: ScorecardItem; keyResults: readonly MetricKeyResult[] }) {
  const { numbers } = useFormat();
  const mark = healthMark(item);
  const value = item.latestValue === null ? t.kpi.states.never : numbers.value(item.latestValue, item);
  return (
    <div className="score__row" role="row">
      <div className="nm" role="cell">
        <HealthGlyph mark={mark} named />
        <Link className="cut" to={`/kpis/${item.id}`} title={item.name}>
          {item.name}
        </Link>
        <span className="sub xs soft">
          <SinceWhen item={item} />
        </span>
      </div>
      <div className="val" role="cell">
        {item.latestValue !== null && <Value parts={numbers.parts(item.latestValue, item)} />}
      </div>
      <div className="chg" role="cell">
        <Change item={item} />
      </div>
      <div className="bd" role="cell">
        <ThresholdBand
          direction={item.direction}
          thresholds={item.thresholds}
          value={item.latestValue}
          target={item.target}
          mark={mark}
          label={`${item.name}: ${value}, ${t.health[mark].toLowerCase()}`}
        />
      </div>
      <div className="tr" role="cell">
        <Spark points={item.spark} thresholds={item.thresholds} stale={item.stale} />
      </div>
      <div className="ok sm" role="cell">
        <Served item={item} keyResults={keyResults} />
      </div>
    </div>
  );
}

/** The unit is set smaller than the figure. */
export function Value({ parts: { before, number, after } }: { parts: ValueParts }) {
  return (
    <>
      {before !== "" && <span className="u u--b">{before}</span>}
      {number}
      {after !== "" && <span className="u">{after}</span>}
    </>
  );
}

/** `Amber for 5 weeks`; a stale KPI says since when, and what it was. */
function SinceWhen({ item }: { item: ScorecardItem }) {
  if (item.latestPeriod === null) return t.kpi.states.never;
  if (item.stale) return `${t.health.stale}, ${t.kpi.states.wasHealth(t.health[item.health])}`;
  if (item.health === "not-set") return t.kpi.states.notSet;
  return t.kpi.states.healthFor(t.health[item.health], item.healthPeriods, item.cadence);
}

function Change({ item }: { item: ScorecardItem }) {
  const { numbers, dates } = useFormat();
  if (item.stale && item.latestPeriod !== null)
    return <span className="xs">{t.kpi.states.staleSince(dates.shortDay(item.latestPeriod))}</span>;
  const change = sayChange(item, numbers);
  if (change === null || item.change === null) return null;
  return (
    <>
      <Delta change={item.change}>{change.signed}</Delta>
      <span className="xs">{change.meaning}</span>
    </>
  );
}

function Served({ item, keyResults }: { item: ScorecardItem; keyResults: readonly MetricKeyResult[] }) {
  const { numbers } = useFormat();
  const [first] = keyResults;
  if (first !== undefined) {
    return (
      <>
        <Link to={`/objectives/${first.objective.id}`} title={first.objective.title}>
          <PaceWord pace={first.pace}>{first.progress === null ? t.pace[first.pace] : numbers.progress(first.progress)}</PaceWord>
        </Link>
        <span className="xs faint cut">{first.objective.unit.id === item.unit.id ? t.unit.okrKeyResult : first.objective.unit.name}</span>
      </>
    );
  }
  const well = item.health === "green" && !item.stale;
  return (
    <>
      <span className="soft">{well ? t.unit.watched : t.unit.noOkr}</span>
      <span className="xs faint">{well ? t.unit.noOkrNeeded : t.unit.noneIsSet}</span>
    </>
  );
}
