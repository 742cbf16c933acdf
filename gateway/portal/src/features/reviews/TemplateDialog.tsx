import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useState } from "react";
import { decidePlan } from "@/api/reviews.ts";
import type { ReviewPlan, ReviewPlanRequest, ReviewSection, Unit } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

type Part = { section: ReviewSection; minutes: string };
const sections = Object.keys(t.reviews.sections) as ReviewSection[];
const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** What a kind of review speaks of, in which order, how long, and when. */
export function TemplateDialog({ unit, plan, onClose }: { unit: Unit; plan: ReviewPlan; onClose: () => void }) {
  const [everyWeeks, setEveryWeeks] = useState(String(plan.everyWeeks));
  const [weekday, setWeekday] = useState(plan.weekday);
  const [hour, setHour] = useState(String(plan.hour));
  const [parts, setParts] = useState<readonly Part[]>(plan.parts.map(({ section, minutes }) => ({ section, minutes: String(minutes) })));
  const saving = useSend({
    send: (body: ReviewPlanRequest) => decidePlan(unit.id, plan.version, body),
    changes: [["checkins", "review-plans"]],
    said: t.reviews.templateSaved,
    done: onClose,
  });
  const unused = sections.filter((section) => !parts.some((part) => part.section === section));
  const move = (index: number, by: number) => {
    const next = [...parts];
    const [part] = next.splice(index, 1);
    if (part !== undefined) next.splice(index + by, 0, part);
    setParts(next);
  };
  const save = () =>
    saving.send({
      kind: plan.kind,
      everyWeeks: Number(everyWeeks),
      weekday,
      hour: Number(hour),
      parts: parts.map(({ section, minutes }) => ({ section, minutes: Number(minutes) })),
    });
  return (
    <FormDialog
      title={t.reviews.editOf(t.reviews.kinds[plan.kind])}
      submit={t.form.save}
      isPending={saving.isPending}
      problems={saving.problem?.kind === "stale" ? [t.reviews.conflict] : saving.otherThan("everyWeeks", "weekday", "hour")}
      onSubmit={save}
      onClose={onClose}
    >
      <p className="soft sm">{t.reviews.templateHint}</p>
      <div className="form__row">
        <TextField
          label={t.reviews.everyWeeks}
          type="number"
          value={everyWeeks}
          onChange={setEveryWeeks}
          error={saving.errorAt("everyWeeks")}
        />
        <SelectField
          label={t.reviews.weekday}
          value={weekday}
          onChange={setWeekday}
          error={saving.errorAt("weekday")}
          choices={Object.entries(t.reviews.weekdays).map(([value, name]) => ({ value, name }))}
        />
        <SelectField
          label={t.reviews.hour}
          value={hour}
          onChange={setHour}
          error={saving.errorAt("hour")}
          choices={hours.map((value) => ({ value, name: `${value.padStart(2, "0")}:00` }))}
        />
      </div>
      <fieldset className="rv__parts">
        <legend className="fld__l">{t.reviews.parts}</legend>
        <ol>
          {parts.map((part, index) => {
            const name = t.reviews.sections[part.section];
            return (
              <li key={part.section}>
                <span className="cut">{name}</span>
                <span className="fld__in rv__min">
                  <input
                    type="number"
                    min="0"
                    max="480"
                    aria-label={t.reviews.minutesFor(name)}
                    value={part.minutes}
                    onChange={(event) =>
                      setParts(parts.map((other) => (other === part ? { ...part, minutes: event.target.value } : other)))
                    }
                  />
                </span>
                <button
                  className="btn btn--bare btn--icon"
                  type="button"
                  aria-label={t.reviews.up(name)}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                >
                  <ArrowUp className="i" aria-hidden="true" />
                </button>
                <button
                  className="btn btn--bare btn--icon"
                  type="button"
                  aria-label={t.reviews.down(name)}
                  disabled={index === parts.length - 1}
                  onClick={() => move(index, 1)}
                >
                  <ArrowDown className="i" aria-hidden="true" />
                </button>
                <button
                  className="btn btn--bare btn--icon"
                  type="button"
                  aria-label={t.reviews.drop(name)}
                  onClick={() => setParts(parts.filter((other) => other !== part))}
                >
                  <X className="i" aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ol>
        {unused.length > 0 && (
          <SelectField
            label={t.reviews.addPart}
            value=""
            onChange={(section: ReviewSection | "") => section !== "" && setParts([...parts, { section, minutes: "5" }])}
            choices={[{ value: "", name: "" }, ...unused.map((value) => ({ value, name: t.reviews.sections[value] }))]}
          />
        )}
      </fieldset>
    </FormDialog>
  );
}
