import { Plus, X } from "lucide-react";
import type { LocalDate } from "@/api/types.ts";
import { addDays, daysBetween } from "@/format/dates.ts";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import type { PhaseForm } from "./form.ts";

type Props = {
  at: string;
  phases: readonly PhaseForm[];
  window: { start: LocalDate; end: LocalDate } | null;
  errorAt: (path: string) => string | undefined;
  onChange: (phases: PhaseForm[]) => void;
};

/** Points on the way from baseline to target. */
export function Phases({ at, phases, window, errorAt, onChange }: Props) {
  const change = (index: number, part: Partial<PhaseForm>) =>
    onChange(phases.map((phase, other) => (other === index ? { ...phase, ...part } : phase)));
  const next = (): PhaseForm => {
    if (window === null) return { date: "", value: "" };
    const from = phases.at(-1)?.date ?? window.start;
    // Half of what is left: a date that is inside the window and after the one before.
    return { date: addDays(from === "" ? window.start : from, Math.max(1, Math.floor(daysBetween(from, window.end) / 2))), value: "" };
  };
  return (
    <div className="form" role="group" aria-label={t.editor.phases}>
      <p className="fld__l">{t.editor.phases}</p>
      <p className="fld__hint">{t.editor.phasesHint}</p>
      {phases.map((phase, index) => (
        <div key={index} className="rowf rowf--2">
          <TextField
            label={t.editor.phaseDate}
            type="date"
            value={phase.date}
            error={errorAt(`${at}.phases[${index}].date`)}
            onChange={(date) => change(index, { date })}
          />
          <TextField
            label={t.editor.phaseValue}
            inputMode="decimal"
            value={phase.value}
            error={errorAt(`${at}.phases[${index}].value`)}
            onChange={(value) => change(index, { value })}
          />
          <button
            className="btn btn--bare btn--icon rowf__x"
            type="button"
            aria-label={t.editor.removePhase(index + 1)}
            onClick={() => onChange(phases.filter((_, other) => other !== index))}
          >
            <X className="i" aria-hidden="true" />
          </button>
        </div>
      ))}
      {errorAt(`${at}.phases`) !== undefined && <p className="fld__bad">{errorAt(`${at}.phases`)}</p>}
      <p>
        <button className="btn btn--s" type="button" onClick={() => onChange([...phases, next()])}>
          <Plus className="i i--s" aria-hidden="true" />
          {t.editor.addPhase}
        </button>
      </p>
    </div>
  );
}
