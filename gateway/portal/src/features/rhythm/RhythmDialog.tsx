import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { savePolicies, unitPoliciesQuery } from "@/api/rhythm.ts";
import type { Rhythm, Unit } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** What a unit decides about its check-ins: policies of its own, for it and everything below. Only what is changed is decided. */
export function RhythmDialog({ unit, rhythm, onClose }: { unit: Unit; rhythm: Rhythm; onClose: () => void }) {
  const before: Record<string, string> = {
    checkInEveryWeeks: String(rhythm.everyWeeks),
    checkInWeekday: rhythm.weekday,
    checkInHour: String(rhythm.hour),
    checkInClock: rhythm.clock,
    checkInGraceHours: String(rhythm.graceHours),
    checkInRemindHours: String(rhythm.remindHours),
  };
  const policies = useQuery(unitPoliciesQuery(unit.id)).data;
  const [values, setValues] = useState(before);
  const [reason, setReason] = useState("");
  const saving = useSend({
    send: (body: { values: Record<string, string>; reason: string }) =>
      savePolicies(unit.id, policies?.version ?? 0, body.values, body.reason),
    changes: [
      ["directory", "policies"],
      ["checkins", "rhythm"],
      ["checkins", "due"],
    ],
    said: t.rhythm.saved,
    done: onClose,
  });
  const field = (name: string) => ({
    value: values[name] ?? "",
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    error: saving.errorAt(`values.${name}`),
  });
  const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== before[name]));
  const shown = [...Object.keys(before).map((name) => `values.${name}`), "reason"];
  return (
    <FormDialog
      title={t.rhythm.edit}
      submit={t.form.save}
      isPending={saving.isPending || policies === undefined}
      problems={saving.problem?.kind === "stale" ? [t.rhythm.conflict] : saving.otherThan(...shown)}
      onSubmit={() => saving.send({ values: changed, reason })}
      onClose={onClose}
    >
      <div className="form__row">
        <TextField label={t.rhythm.everyWeeks} type="number" {...field("checkInEveryWeeks")} />
        <SelectField
          label={t.rhythm.weekday}
          choices={Object.entries(t.reviews.weekdays).map(([value, name]) => ({ value, name }))}
          {...field("checkInWeekday")}
        />
        <SelectField
          label={t.rhythm.hour}
          choices={hours.map((value) => ({ value, name: `${value.padStart(2, "0")}:00` }))}
          {...field("checkInHour")}
        />
      </div>
      <SelectField
        label={t.rhythm.clock}
        choices={Object.entries(t.rhythm.clocks).map(([value, name]) => ({ value, name }))}
        {...field("checkInClock")}
      />
      <div className="form__row">
        <TextField label={t.rhythm.graceHours} type="number" {...field("checkInGraceHours")} />
        <TextField label={t.rhythm.remindHours} type="number" {...field("checkInRemindHours")} />
      </div>
      <TextArea
        label={t.rhythm.reason}
        hint={t.rhythm.reasonHint}
        value={reason}
        onChange={setReason}
        error={saving.errorAt("reason")}
        required
      />
    </FormDialog>
  );
}
