import { useState } from "react";
import { acknowledgeAlert } from "@/api/metrics.ts";
import type { Alert, AlertOutcome } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

const outcomes: readonly AlertOutcome[] = ["investigating", "fixed", "accepted", "false-alarm", "okr-started"];

/** An outcome and a note; several people may answer, and nothing said is taken back. */
export function AnswerAlert({ alert, title, onClose }: { alert: Alert; title: string; onClose: () => void }) {
  const [outcome, setOutcome] = useState<AlertOutcome>("investigating");
  const [note, setNote] = useState("");
  const { send, isPending, errorAt, otherThan } = useSend<{ outcome: AlertOutcome; note: string }>({
    send: (body, key) => acknowledgeAlert(alert.id, body, key),
    changes: [["metrics"]],
    said: t.alerts.saved,
    done: onClose,
  });
  return (
    <FormDialog
      title={title}
      submit={t.alerts.save}
      isPending={isPending}
      problems={otherThan("outcome", "note")}
      onClose={onClose}
      onSubmit={() => send({ outcome, note })}
    >
      <SelectField
        label={t.alerts.outcome}
        hint={t.alerts.meaning[outcome]}
        value={outcome}
        onChange={setOutcome}
        choices={outcomes.map((value) => ({ value, name: t.alerts.outcomes[value] }))}
        error={errorAt("outcome")}
      />
      <TextArea label={t.alerts.note} hint={t.alerts.noteHint} value={note} onChange={setNote} maxLength={2000} error={errorAt("note")} />
      <p className="soft sm">{t.alerts.closes}</p>
    </FormDialog>
  );
}
