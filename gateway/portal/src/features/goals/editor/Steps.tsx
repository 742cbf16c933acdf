import { Plus, X } from "lucide-react";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { emptyStep, type StepForm } from "./form.ts";

type Props = {
  at: string;
  steps: readonly StepForm[];
  errorAt: (path: string) => string | undefined;
  onChange: (steps: StepForm[]) => void;
};

/** The steps of a milestone, in their order. */
export function Steps({ at, steps, errorAt, onChange }: Props) {
  const change = (index: number, part: Partial<StepForm>) =>
    onChange(steps.map((step, other) => (other === index ? { ...step, ...part } : step)));
  return (
    <div className="form" data-field={`${at}.steps`} role="group" aria-label={t.editor.steps}>
      {steps.map((step, index) => (
        <div key={step.key} className="rowf" role="group" aria-label={t.editor.step(index + 1)}>
          <TextField
            label={t.editor.stepTitle}
            value={step.title}
            error={errorAt(`${at}.steps[${index}].title`)}
            onChange={(title) => change(index, { title })}
          />
          <TextField
            label={t.editor.stepWeight}
            inputMode="decimal"
            value={step.weight}
            error={errorAt(`${at}.steps[${index}].weight`)}
            onChange={(weight) => change(index, { weight })}
          />
          <TextField
            label={t.editor.stepDue}
            type="date"
            optional
            value={step.due}
            error={errorAt(`${at}.steps[${index}].due`)}
            onChange={(due) => change(index, { due })}
          />
          <TextField
            label={t.editor.stepKey}
            optional
            value={step.externalKey}
            error={errorAt(`${at}.steps[${index}].externalKey`)}
            onChange={(externalKey) => change(index, { externalKey })}
          />
          <button
            className="btn btn--bare btn--icon rowf__x"
            type="button"
            aria-label={t.editor.removeStep(index + 1)}
            onClick={() => onChange(steps.filter((_, other) => other !== index))}
          >
            <X className="i" aria-hidden="true" />
          </button>
        </div>
      ))}
      {errorAt(`${at}.steps`) !== undefined && <p className="fld__bad">{errorAt(`${at}.steps`)}</p>}
      <p>
        <button className="btn btn--s" type="button" onClick={() => onChange([...steps, emptyStep()])}>
          <Plus className="i i--s" aria-hidden="true" />
          {t.editor.addStep}
        </button>
      </p>
    </div>
  );
}
