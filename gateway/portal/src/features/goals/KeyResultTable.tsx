import { Building2, Check, Circle } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Disagreement, KeyResult, Link as ObjectiveLink, Objective } from "@/api/types.ts";
import { useAsOf } from "@/app/asOf.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Phrase } from "@/text/Phrase.tsx";
import { Who } from "@/ui/Avatar.tsx";
import { Confidence } from "@/ui/Confidence.tsx";
import { HealthGlyph, healthNamed, PaceWord } from "@/ui/Glyph.tsx";
import { GraduateDialog } from "./actions/GraduateDialog.tsx";
import { aimOf } from "./aim.ts";
import { sharedExpected } from "./expectedLine.ts";
import { Lane, LaneHead } from "./Lane.tsx";
import "./objectives.css";

const doubtfulUpTo = 0.4;
const confidentFrom = 0.7;

/** A key result's confidence disagrees with its pace by the same rule as an objective's. */
export function disagreementOf({ pace, confidence }: Pick<KeyResult, "pace" | "confidence">): Disagreement | null {
  if (confidence === null) return null;
  if ((pace === "behind" || pace === "at-risk") && confidence >= confidentFrom) return "confident-but-behind";
  return pace === "on-track" && confidence <= doubtfulUpTo ? "doubtful-but-on-track" : null;
}

/** Key results, then the objectives that serve this one, on one scale with one expected line. */
export function KeyResultTable({ objective, labelledBy }: { objective: Objective; labelledBy: string }) {
  const { keyResults, children, expected } = objective;
  const line = sharedExpected(keyResults) ?? expected;
  return (
    <div className="obj" role="table" aria-labelledby={labelledBy}>
      <div className="obj__row obj__row--h" role="row">
        <span role="columnheader">{t.objective.keyResult}</span>
        <LaneHead line={line} />
        <span role="columnheader">{t.unit.columns.progress}</span>
        <span role="columnheader">{t.unit.columns.confidence}</span>
      </div>
      {keyResults.map((keyResult) => (
        <KeyResultRow key={keyResult.id} objective={objective} keyResult={keyResult} line={line} />
      ))}
      {children.length > 0 && (
        <div className="obj__sub" role="row">
          <span role="cell">{t.objective.servedBy}</span>
        </div>
      )}
      {children.map((child) => (
        <ChildRow key={child.id} child={child} line={line} />
      ))}
    </div>
  );
}

function KeyResultRow({ objective, keyResult, line }: { objective: Objective; keyResult: KeyResult; line: number | null }) {
  const { numbers } = useFormat();
  const { me } = usePerson();
  const isNow = useAsOf() === undefined;
  const [graduating, setGraduating] = useState(false);
  const { graduation } = keyResult;
  const mayGraduate =
    isNow &&
    keyResult.measure === "number" &&
    graduation == null &&
    objective.visibility !== "private" &&
    (objective.lifecycle === "published" || objective.lifecycle === "graded") &&
    (objective.canEdit || objective.canRecommit === true || keyResult.owner.id === me.id);
  return (
    <div className="obj__row kr" role="row">
      <div className="ti" role="cell">
        <h3>{keyResult.title}</h3>
        <p className="ln">
          <span>{aimOf(keyResult, numbers, keyResult)}</span>
          {/* What it stood at on a day of the past is in the check-ins of then. */}
          {(isNow || keyResult.current !== null) && <Current keyResult={keyResult} />}
          <TargetChange keyResult={keyResult} />
          <span>
            <Who name={keyResult.owner.name} />
          </span>
          {graduation != null && (
            <span>
              {graduation.metricId === null ? (
                t.act.graduatesAs
              ) : (
                <Link className="link" to={`/kpis/${graduation.metricId}`}>
                  {t.act.kpiNow}
                </Link>
              )}
            </span>
          )}
          {mayGraduate && (
            <button className="link kr__g" type="button" onClick={() => setGraduating(true)}>
              {t.act.graduate}
              <span className="sr">: {keyResult.title}</span>
            </button>
          )}
        </p>
        {keyResult.steps.length > 0 && <StepList keyResult={keyResult} />}
        {graduating && <GraduateDialog keyResult={keyResult} onClose={() => setGraduating(false)} />}
      </div>
      <Lane progress={keyResult.progress} expected={keyResult.expected} pace={keyResult.pace} line={line} />
      <div className="pr" role="cell">
        {keyResult.progress !== null && <span className="num">{numbers.progress(keyResult.progress)}</span>}{" "}
        <span className="xs faint">{numbers.weight(keyResult.weight)}</span>
        <PaceWord pace={keyResult.pace} />
      </div>
      <div className="cfc" role="cell">
        <span className="narrow faint xs">{t.confidence.label.toLowerCase()}</span>
        <Confidence confidence={keyResult.confidence} disagreement={disagreementOf(keyResult)} />
      </div>
    </div>
  );
}

/** The steps of a milestone, and which are done. */
function StepList({ keyResult }: { keyResult: KeyResult }) {
  const { dates } = useFormat();
  return (
    <ul className="steps">
      {keyResult.steps.map((step) => (
        <li key={step.id}>
          {step.done ? <Check className="i i--s" aria-hidden="true" /> : <Circle className="i i--s" aria-hidden="true" />}
          <span className="sr">{step.done ? t.objective.stepDone : t.objective.stepOpen}</span>
          <span>
            {step.title}
            {step.due !== null && !step.done && <span className="faint"> {t.dep.by(dates.shortDay(step.due))}</span>}
            {step.doneAt !== null && <span className="faint"> {dates.shortDay(step.doneAt)}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What had been agreed stays in view, with the reason it changed. */
function TargetChange({ keyResult }: { keyResult: KeyResult }) {
  const { numbers, dates } = useFormat();
  const last = keyResult.targetChanges.at(-1);
  if (last === undefined || last.target === null || keyResult.target === null || last.target === keyResult.target) return null;
  return (
    <span title={`${last.changedBy.name}: ${last.reason}`}>
      <Phrase
        text={t.objective.targetChanged(numbers.value(keyResult.target, keyResult), dates.shortDay(last.changedAt))}
        old={<s className="old">{numbers.value(last.target, keyResult)}</s>}
      />
    </span>
  );
}

/** The value now: a metric's links to its KPI and wears its health. */
function Current({ keyResult }: { keyResult: KeyResult }) {
  const { numbers } = useFormat();
  const words = keyResult.current === null ? t.objective.noValue : t.objective.now(numbers.value(keyResult.current, keyResult));
  if (keyResult.metricId === null) return <span className="strong">{words}</span>;
  const mark = healthNamed(keyResult.health);
  return (
    <span className="hl">
      {mark !== null && <HealthGlyph mark={mark} named />}
      <Link className="link" to={`/kpis/${keyResult.metricId}`}>
        {words}
      </Link>
    </span>
  );
}

function ChildRow({ child, line }: { child: ObjectiveLink; line: number | null }) {
  const { numbers } = useFormat();
  return (
    <div className="obj__row kr" role="row">
      <div className="ti" role="cell">
        <h3>{child.title === null ? t.objective.private : <Link to={`/objectives/${child.id}`}>{child.title}</Link>}</h3>
        <p className="ln">
          <span>
            <Building2 className="i i--s" aria-hidden="true" />
            <Link to={`/d/${child.unit.slug}`}>{child.unit.name}</Link>
          </span>
          <span>{t.objective.relationOf[child.relation]}</span>
        </p>
      </div>
      <Lane progress={child.progress} expected={null} pace={child.pace} line={line} />
      <div className="pr" role="cell">
        {child.progress !== null && <span className="num">{numbers.progress(child.progress)}</span>}{" "}
        {child.relation === "contributes" && <span className="xs faint">{numbers.weight(child.weight)}</span>}
        <PaceWord pace={child.pace} />
      </div>
      <div className="cfc cfc--none" role="cell" />
    </div>
  );
}
