import { useState } from "react";
import type { Learning, Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { WhyGrade } from "../WhyGrade.tsx";
import { useStep } from "./useStep.ts";

type Grading = { grade: number | null; reason: string | null; learning: Learning; damageNote: string | null };

const questions = ["achieved", "learned", "wrongAssumption", "continuesAsKpi", "stops"] as const;
const nearEnough = 0.1;

/** A grade with the five answers of the learning note: what closes an objective. */
export function GradeDialog({ objective, onClose }: { objective: Objective; onClose: () => void }) {
  const { numbers } = useFormat();
  const { suggestedGrade, gradeOnCurrentTargets, kind, withDamage, guardrails } = objective;
  const [grade, setGrade] = useState(suggestedGrade === null ? "" : numbers.progress(suggestedGrade));
  const [reason, setReason] = useState("");
  const [damage, setDamage] = useState("");
  const [learning, setLearning] = useState<Learning>({ achieved: "", learned: "", wrongAssumption: "", continuesAsKpi: "", stops: "" });
  const { send, isPending, problem, errorAt, otherThan } = useStep<Grading>(objective, "grade", t.act.graded, onClose);
  const value = numbers.parse(grade);
  const differs = value !== null && suggestedGrade !== null && Math.abs(value - suggestedGrade) > nearEnough + 1e-9;
  const asksDamage = withDamage || guardrails.some((guardrail) => guardrail.stale) || problem?.document.code === "damage-needs-note";
  return (
    <FormDialog
      title={t.act.gradeTitle}
      submit={t.act.grade}
      wide
      isPending={isPending}
      problems={otherThan("grade", "reason", "damageNote", ...questions.map((question) => `learning.${question}`))}
      onClose={onClose}
      onSubmit={() =>
        send({
          grade: value,
          reason: reason.trim() === "" ? null : reason.trim(),
          learning,
          damageNote: damage.trim() === "" ? null : damage.trim(),
        })
      }
    >
      <p className="strong">{objective.title}</p>
      <div className="gr">
        <TextField
          label={t.act.gradeValue}
          hint={t.act.gradeHint}
          inputMode="decimal"
          value={grade}
          error={errorAt("grade")}
          onChange={setGrade}
        />
        {suggestedGrade !== null && (
          <p className="gr__s">
            <WhyGrade objective={objective} words={t.act.suggested(numbers.progress(suggestedGrade))} />
            {gradeOnCurrentTargets !== null && (
              <span className="soft sm">{t.act.onChangedTargets(numbers.progress(gradeOnCurrentTargets))}</span>
            )}
          </p>
        )}
      </div>
      {kind === "aspirational" && value === 1 && <p className="soft">{t.act.wasBarTooLow}</p>}
      {(differs || errorAt("reason") !== undefined) && (
        <TextArea
          label={t.act.gradeReason}
          hint={suggestedGrade === null ? undefined : t.act.gradeReasonHint(numbers.progress(suggestedGrade))}
          value={reason}
          error={errorAt("reason")}
          onChange={setReason}
        />
      )}
      {questions.map((question) => (
        <TextArea
          key={question}
          label={t.act.learning[question]}
          value={learning[question]}
          error={errorAt(`learning.${question}`)}
          onChange={(text) => setLearning({ ...learning, [question]: text })}
        />
      ))}
      {asksDamage && (
        <TextArea label={t.act.damageNote} hint={t.act.damageHint} value={damage} error={errorAt("damageNote")} onChange={setDamage} />
      )}
    </FormDialog>
  );
}
