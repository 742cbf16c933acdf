import { Pencil } from "lucide-react";
import { useState } from "react";
import type { Metric, MetricPeriod, Observation } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthWord } from "@/ui/Glyph.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { isIn } from "./course.ts";
import { WhyPeriod } from "./WhyPeriod.tsx";

const fewest = 10;

type Props = {
  metric: Metric;
  periods: readonly MetricPeriod[];
  observations: readonly Observation[];
  labelledBy: string;
  /** Where the reader may correct: opened with what the period was made from. */
  onCorrect?: ((recorded: readonly Observation[]) => void) | undefined;
};

/** The chart as a table: every period with its value, newest first; what is missing says so. */
export function PeriodTable({ metric, periods, observations, labelledBy, onCorrect }: Props) {
  const [all, setAll] = useState(false);
  const noted = observations.some((observation) => observation.note !== null && observation.note !== "");
  const newestFirst = periods.toReversed();
  const shown = all ? newestFirst : newestFirst.slice(0, fewest);
  return (
    <>
      <Scroll labelledBy={labelledBy}>
        <table className="tbl" aria-labelledby={labelledBy}>
          <thead>
            <tr>
              <th scope="col">{metric.cadence === "weekly" ? t.kpi.weekColumn : t.kpi.columns.period}</th>
              <th scope="col" className="r">
                {t.kpi.columns.value}
              </th>
              <th scope="col">{t.kpi.columns.health}</th>
              <th scope="col" className="r">
                {t.kpi.columns.change}
              </th>
              <th scope="col">{t.kpi.columns.recorded}</th>
              {noted && <th scope="col">{t.kpi.columns.note}</th>}
              {onCorrect !== undefined && (
                <th scope="col">
                  <span className="sr">{t.kpi.columns.actions}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((period) => (
              <Row
                key={period.start}
                metric={metric}
                period={period}
                before={periods.findLast((other) => other.start < period.start && other.value !== null)}
                noted={noted}
                recorded={observations.filter((other) => isIn(other, period))}
                onCorrect={onCorrect}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      {newestFirst.length > fewest && (
        <p className="tbl__more">
          <button className="btn btn--s" type="button" onClick={() => setAll(!all)}>
            {all ? t.kpi.fewerValues : t.kpi.allValues(newestFirst.length)}
          </button>
        </p>
      )}
    </>
  );
}

type RowProps = {
  metric: Metric;
  period: MetricPeriod;
  before: MetricPeriod | undefined;
  noted: boolean;
  recorded: readonly Observation[];
  onCorrect: Props["onCorrect"];
};

function Row({ metric, period, before, noted, recorded, onCorrect }: RowProps) {
  const { numbers, dates } = useFormat();
  const [latest] = recorded;
  const change = period.value === null || before?.value == null ? null : period.value - before.value;
  const name = dates.period(period.start, metric.cadence);
  return (
    <tr>
      <td>{name}</td>
      <td className="r strong">
        {period.value === null ? (
          <span className="faint">{period.complete ? t.kpi.missing : t.kpi.toCome}</span>
        ) : (
          <>
            <WhyPeriod metric={metric} period={period} words={numbers.bare(period.value, metric)} />
            {latest?.corrected === true && latest.was !== null && metric.aggregation === "last" && (
              <del className="old tbl__was">{numbers.bare(latest.was, metric)}</del>
            )}
          </>
        )}
      </td>
      <td>
        {period.value !== null && !period.complete && <span className="faint">{t.kpi.running}</span>}
        {period.complete && period.value !== null && <HealthWord mark={period.health} />}
      </td>
      <td className="r">{change === null || !period.complete ? "" : numbers.change(change, { ...metric, unitOfMeasure: null })}</td>
      <td className="soft">{latest === undefined ? "" : dates.moment(latest.recordedAt)}</td>
      {noted && (
        <td className="soft tbl__note" title={latest?.note ?? undefined}>
          {latest?.note ?? ""}
        </td>
      )}
      {onCorrect !== undefined && (
        <td className="r">
          {recorded.length > 0 && (
            <button
              className="btn btn--bare btn--icon btn--tiny"
              type="button"
              aria-label={t.kpiDo.correctLabel(name)}
              title={t.kpiDo.correct}
              onClick={() => onCorrect(recorded)}
            >
              <Pencil className="i i--s" aria-hidden="true" />
            </button>
          )}
        </td>
      )}
    </tr>
  );
}
