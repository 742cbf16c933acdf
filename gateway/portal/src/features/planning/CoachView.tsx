import { useQuery } from "@tanstack/react-query";
import { Lightbulb } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { cycleAdviceQuery } from "@/api/planning.ts";
import type { Cycle, CycleFinding, Id, Unit } from "@/api/types.ts";
import { canManage } from "@/app/rights.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { Section } from "@/ui/Section.tsx";
import { Empty } from "@/ui/States.tsx";

type Props = { place: { cycle: Id; unit: Id | undefined }; cycle: Cycle; units: readonly Unit[] };

const shownFirst = 5;

/** What the coach sees in the whole cycle: the one thing to fix first, then everything by rule. */
export function CoachView({ place, cycle, units }: Props) {
  const query = useQuery(cycleAdviceQuery(place));
  return (
    <Await query={query} what={t.planning.views.coach.toLowerCase()}>
      {({ first, counts, items, complete }) =>
        first === null ? (
          <Empty title={t.planning.coachNone} hint={t.planning.coachNoneHint} />
        ) : (
          <>
            {!complete && <p className="notice">{t.planning.coachPart}</p>}
            <section className="first" aria-labelledby="fix-first">
              <h2 id="fix-first">
                <Lightbulb className="i" aria-hidden="true" />
                {t.planning.coachFirst}
              </h2>
              <p className="first__t">{first.text}</p>
              <p className="soft">{first.reason}</p>
              <p className="coach__ex">{first.example}</p>
              <Where finding={first} units={units} />
            </section>
            <p className="plan__sum">
              <ExportLink onExport={() => save(items, cycle, units)} />
            </p>
            {counts.map(({ code, count }) => (
              <Rule key={code} code={code} count={count} findings={items.filter((item) => item.code === code)} units={units} />
            ))}
          </>
        )
      }
    </Await>
  );
}

type RuleProps = { code: string; count: number; findings: readonly CycleFinding[]; units: readonly Unit[] };

function Rule({ code, count, findings, units }: RuleProps) {
  const { me } = usePerson();
  const [all, setAll] = useState(false);
  const [any] = findings;
  const shown = all ? findings : findings.slice(0, shownFirst);
  return (
    <Section title={t.planning.rules[code] ?? code} summary={String(count)}>
      {() => (
        <>
          {any !== undefined && <p className="soft sm sec__p">{any.example}</p>}
          <ul>
            {shown.map((finding) => (
              <li key={`${finding.objectiveId ?? finding.unitId ?? ""}${finding.field ?? ""}${finding.text}`} className="lack">
                <div>
                  <p>{finding.text}</p>
                  <Where finding={finding} units={units} />
                </div>
                {finding.objectiveId !== null && canManage(me, units, finding.unitId ?? "") && (
                  <Link className="btn btn--s" to={`/objectives/${finding.objectiveId}/edit`}>
                    {t.form.edit}
                    <span className="sr">: {finding.title}</span>
                  </Link>
                )}
              </li>
            ))}
          </ul>
          {findings.length > shown.length && (
            <p className="sec__p">
              <button className="btn btn--s" type="button" onClick={() => setAll(true)}>
                {t.line.showAll(findings.length)}
              </button>
            </p>
          )}
        </>
      )}
    </Section>
  );
}

function Where({ finding, units }: { finding: CycleFinding; units: readonly Unit[] }) {
  const unit = units.find((other) => other.id === finding.unitId);
  return (
    <p className="soft sm meta">
      {finding.objectiveId !== null && (
        <Link className="link" to={`/objectives/${finding.objectiveId}`}>
          {finding.title ?? t.objective.private}
        </Link>
      )}
      {finding.metricId !== null && finding.objectiveId === null && (
        <Link className="link" to={`/kpis/${finding.metricId}`}>
          {t.form.pickers.kpi}
        </Link>
      )}
      {unit !== undefined && <Link to={`/d/${unit.slug}`}>{unit.name}</Link>}
      {finding.severity === "asks-for-reason" && <span className="tag">{t.editor.asksForReason}</span>}
    </p>
  );
}

function save(findings: readonly CycleFinding[], cycle: Cycle, units: readonly Unit[]) {
  saveCsv(
    t.planning.exportName(t.planning.views.coach.toLowerCase(), cycle.name),
    [t.planning.state, t.grading.unit, t.grading.objective, t.planning.what, t.hist.why],
    findings.map((finding) => [
      t.planning.rules[finding.code] ?? finding.code,
      units.find((unit) => unit.id === finding.unitId)?.name,
      finding.title,
      finding.text,
      finding.example,
    ]),
  );
}
