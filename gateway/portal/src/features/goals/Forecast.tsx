import { useQuery } from "@tanstack/react-query";
import { forecastQuery } from "@/api/goals.ts";
import type { ObjectiveForecast, KeyResult, KeyResultForecast, Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Scroll } from "@/ui/Scroll.tsx";
import { Await } from "@/ui/Await.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { Answer } from "@/ui/Popover.tsx";
import { Section } from "@/ui/Section.tsx";

/** Where each key result goes by itself: a value with a band, and the chance of its target beside what its owner believes. */
export function Forecast({ objective }: { objective: Objective }) {
  const query = useQuery(forecastQuery(objective.id));
  const { numbers } = useFormat();
  if (objective.keyResults.length === 0) return null;
  const save = (forecast: ObjectiveForecast) =>
    saveCsv(
      `${objective.title} ${t.fc.exported}`,
      [t.fc.keyResult, t.fc.value, t.editor.low, t.editor.high, t.fc.chance, t.fc.success, t.fc.confidence],
      forecast.keyResults.map((row) => [row.title, row.value, row.low, row.high, row.probability, row.successProbability, row.confidence]),
    );
  return (
    <Section title={t.fc.title} summary={t.fc.hint} action={query.data !== undefined && <ExportLink onExport={() => save(query.data)} />}>
      {(id) => (
        <Await query={query} what={t.fc.title.toLowerCase()}>
          {(forecast) => (
            <Scroll labelledBy={id}>
              <table className="tbl fc" aria-labelledby={id}>
                <thead>
                  <tr>
                    <th scope="col">{t.fc.keyResult}</th>
                    <th scope="col">{t.fc.value}</th>
                    <th scope="col" className="r">
                      {t.fc.chance}
                    </th>
                    <th scope="col" className="r">
                      {t.fc.confidence}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {forecast.keyResults.map((row) => (
                    <tr key={row.id}>
                      <td className="fc__t">{row.title}</td>
                      <td>
                        <Value row={row} keyResult={objective.keyResults.find((other) => other.id === row.id)} />
                      </td>
                      <td className="r">{row.probability !== null && <Chance row={row} forecast={forecast} objective={objective} />}</td>
                      <td className="r">{row.confidence === null ? "" : numbers.confidence(row.confidence)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </Await>
      )}
    </Section>
  );
}

function Value({ row, keyResult }: { row: KeyResultForecast; keyResult: KeyResult | undefined }) {
  const { numbers, dates } = useFormat();
  if (row.value === null || keyResult === undefined) return <span className="faint">{t.fc.none[row.verdict]}</span>;
  return (
    <>
      <b>{numbers.value(row.value, keyResult)}</b> <span className="soft">{t.fc.atEnd(dates.shortDay(row.at))}</span>
      {row.low !== null && row.high !== null && (
        <span className="soft sm fcast__b">{t.fc.band(numbers.bare(row.low, keyResult), numbers.value(row.high, keyResult))}</span>
      )}
    </>
  );
}

function Chance({ row, forecast, objective }: { row: KeyResultForecast; forecast: ObjectiveForecast; objective: Objective }) {
  const { numbers } = useFormat();
  const keyResult = objective.keyResults.find((other) => other.id === row.id);
  const chance = numbers.progress(row.probability ?? 0);
  return (
    <Answer
      trigger={chance}
      triggerLabel={`${row.title}: ${t.fc.why(chance)}`}
      triggerClassName="num"
      title={t.fc.whyTitle(chance)}
      placement="bottom end"
    >
      <dl className="facts">
        <dt>{t.fc.chance}</dt>
        <dd>
          {chance}, {t.fc.inWords(row.probability ?? 0)}
        </dd>
        {row.successProbability !== null && (
          <>
            <dt>{t.fc.success}</dt>
            <dd>
              {numbers.progress(row.successProbability)}, {t.why.successLine(numbers.progress(objective.successLine))}
            </dd>
          </>
        )}
        {row.slopePerWeek !== null && keyResult !== undefined && (
          <>
            <dt>{t.why.pace}</dt>
            <dd>
              {t.fc.perWeek(numbers.change(row.slopePerWeek, { ...keyResult, decimals: keyResult.decimals + 1 }))}.{" "}
              {t.fc.points(row.points)}.
            </dd>
          </>
        )}
        {row.low !== null && row.high !== null && keyResult !== undefined && (
          <>
            <dt>{t.fc.value}</dt>
            <dd>
              {t.fc.band(numbers.bare(row.low, keyResult), numbers.value(row.high, keyResult))}.{" "}
              {t.fc.bandHint(numbers.progress(forecast.band))}.
            </dd>
          </>
        )}
        <dt>{t.fc.formula}</dt>
        <dd className="soft fc__how">{forecast.formula}</dd>
        <dt>{t.why.policy}</dt>
        <dd>{t.why.policyName(forecast.policy.name, forecast.policy.version)}</dd>
      </dl>
    </Answer>
  );
}
