import { Link } from "react-router";
import type { FormulaCheck, Metric, MetricFormula } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Exportable } from "@/ui/Exportable.tsx";
import { Section } from "@/ui/Section.tsx";
import { Scroll } from "@/ui/Scroll.tsx";

/** What is wrong and where, or what it reads and gives. */
export function FormulaAnswer({ metric, text, check }: { metric: Metric; text: string; check: FormulaCheck }) {
  const { numbers, dates } = useFormat();
  return (
    <div className="fans" role="status">
      {check.problems.map((problem) => (
        <div key={`${problem.position} ${problem.message}`} className="fans__p">
          <pre className="code">{`${text}\n${" ".repeat(Math.min(problem.position, text.length))}^`}</pre>
          <p className="strong">
            {problem.message} <span className="soft">{t.formula.at(problem.position)}</span>
          </p>
        </div>
      ))}
      {check.problems.length === 0 && (
        <p className="strong">
          {t.formula.ok} {check.gives !== null && check.gives !== "" && <span className="soft">{t.formula.gives(check.gives)}</span>}
        </p>
      )}
      {check.inputs.length > 0 && (
        <ul className="fans__in" aria-label={t.formula.inputs}>
          {check.inputs.map((input) => (
            <li key={input.metricId}>
              <code className="code">{`{${input.name}}`}</code>
              <Link className="link" to={`/kpis/${input.metricId}`}>
                {input.metricName}
              </Link>
              <span className="faint">
                {input.unitOfMeasure}, {t.kpi.cadences[input.cadence].toLowerCase()}
              </span>
            </li>
          ))}
        </ul>
      )}
      {check.tags.map((tag) => (
        <p key={tag.tag} className="soft">
          <code className="code">{tag.tag}</code> {t.formula.tagOf(tag.metrics, tag.unitsOfMeasure.join(", "))}
        </p>
      ))}
      {check.preview.length > 0 && (
        <Exportable name={t.formula.preview}>
          <Scroll label={t.formula.preview}>
            <table className="tbl" aria-label={t.formula.preview}>
              <caption className="soft sm">
                {t.formula.preview}. {t.formula.previewHint}
              </caption>
              <tbody>
                <tr>
                  {check.preview.map((period) => (
                    <th key={period.start} scope="col" className="r">
                      {dates.period(period.start, metric.cadence)}
                    </th>
                  ))}
                </tr>
                <tr>
                  {check.preview.map((period) => (
                    <td key={period.start} className="r strong">
                      {period.value === null ? <span className="faint">{t.kpi.missing}</span> : numbers.value(period.value, metric)}
                      {period.provisional && <span className="faint xs"> {t.formula.provisional}</span>}
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
          </Scroll>
        </Exportable>
      )}
    </div>
  );
}

/** What it reads and who reads it, with what it was computed by before. */
export function Lineage({ formula }: { formula: MetricFormula }) {
  const { dates } = useFormat();
  if (formula.versions.length === 0 && formula.readBy === 0) return null;
  return (
    <Section title={t.formula.lineage} summary={t.formula.readBy(formula.readBy)}>
      {() => (
        <>
          <ul className="fans__in">
            {formula.reads.map((read) => (
              <li key={read.id}>
                <Link className="link" to={`/kpis/${read.id}`}>
                  {read.name}
                </Link>
                <span className="faint">
                  {read.unitOfMeasure}, {t.kpi.cadences[read.cadence].toLowerCase()}
                  {read.stale && `, ${t.health.stale.toLowerCase()}`}
                  {read.archived && `, ${t.about.status.archived.toLowerCase()}`}
                </span>
              </li>
            ))}
            {formula.hidden > 0 && <li className="faint">{t.formula.hidden(formula.hidden)}</li>}
          </ul>
          {formula.versions.length > 1 && (
            <>
              <p className="strong fans__v">{t.formula.versions}</p>
              <ul className="fans__in">
                {formula.versions.map((version) => (
                  <li key={version.validFrom}>
                    <span className="soft">{dates.moment(version.validFrom)}</span>
                    {version.expression === null ? t.formula.byHand : <code className="code">{version.expression}</code>}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Section>
  );
}
