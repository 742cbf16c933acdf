import { useState } from "react";
import { send as request } from "@/api/http.ts";
import type { KeyResult } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

type Cadence = keyof typeof t.act.cadences;
const cadences: readonly Cadence[] = ["daily", "weekly", "monthly", "quarterly"];

/** What people counted by hand goes on as a KPI. */
export function GraduateDialog({ keyResult, onClose }: { keyResult: KeyResult; onClose: () => void }) {
  const [name, setName] = useState(keyResult.title);
  const [unitOfMeasure, setUnit] = useState(keyResult.unitOfMeasure ?? "");
  const [cadence, setCadence] = useState<Cadence>("weekly");
  const { send, isPending, errorAt, otherThan } = useSend({
    send: (body: object, key) => request("POST", `/api/goals/key-results/${keyResult.id}/graduate`, { body, idempotencyKey: key }),
    changes: [["goals"], ["metrics"]],
    said: t.act.graduated,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.act.graduateTitle}
      submit={t.act.graduate}
      isPending={isPending}
      problems={otherThan("name", "unitOfMeasure", "cadence")}
      onClose={onClose}
      onSubmit={() => send({ name: name.trim(), unitOfMeasure: unitOfMeasure.trim(), cadence })}
    >
      <p className="soft">{t.act.graduateHint}</p>
      <TextField label={t.act.kpiName} value={name} error={errorAt("name")} onChange={setName} />
      <div className="form__row">
        <TextField label={t.act.unitOfMeasure} value={unitOfMeasure} error={errorAt("unitOfMeasure")} onChange={setUnit} />
        <SelectField
          label={t.act.cadence}
          value={cadence}
          error={errorAt("cadence")}
          choices={cadences.map((value) => ({ value, name: t.act.cadences[value] }))}
          onChange={setCadence}
        />
      </div>
    </FormDialog>
  );
}
