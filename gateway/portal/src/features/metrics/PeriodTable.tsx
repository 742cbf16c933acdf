import { useState } from "react";
import type { Metric, MetricPeriod, Observation } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthWord } from "@/ui/Glyph.tsx";

const fewest = 10;

type Props = { metric: Metric; periods: readonly MetricPeriod[]; observations: readonly Observation[]; labelledBy: string };

/** The chart as a table: every period with its value, newest first; what is missing says so. */
export function PeriodTable({ metric, periods, observations, labelledBy }: Props) {
  const [all, setAll] = useState(false);
  const noted = observations.some((observation) => observation.note !== null && observation.note !== "");
  const newestFirst = periods.toReversed();
  const shown = all ? newestFirst : newestFirst.slice(0, fewest);
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls sideways must be reachable by key */}
      <div className="scroll" tabIndex={0} role="group" aria-labelledby={labelledBy}>
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
                observation={observations.findLast((other) => inPeriod(other, period))}
              />
            ))}
          </tbody>
        </table>
      </div>
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

const inPeriod = (observation: Observation, period: MetricPeriod) => {
  const day = observation.at.slice(0, 10);
  return day >= period.start && day <= period.end;
};

type RowProps = {
  metric: Metric;
  period: MetricPeriod;
  before: MetricPeriod | undefined;
  noted: boolean;
  observation: Observation | undefined;
};

function Row({ metric, period, before, noted, observation }: RowProps) {
  const { numbers, dates } = useFormat();
  const change = period.value === null || before?.value == null ? null : period.value - before.value;
  return (
    <tr>
      <td>{dates.period(period.start, metric.cadence)}</td>
      <td className="r strong">
        {period.value === null ? <span className="faint">{t.kpi.missing}</span> : numbers.bare(period.value, metric)}
      </td>
      <td>
        {period.value !== null && !period.complete && <span className="faint">{t.kpi.running}</span>}
        {period.complete && period.value !== null && <HealthWord mark={period.health} />}
      </td>
      <td className="r">{change === null || !period.complete ? "" : numbers.change(change, { ...metric, unitOfMeasure: null })}</td>
      <td className="soft">{observation === undefined ? "" : dates.moment(observation.recordedAt)}</td>
      {noted && <td className="soft">{observation?.note ?? ""}</td>}
    </tr>
  );
}
