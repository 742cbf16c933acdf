import { useState } from "react";
import { send as request } from "@/api/http.ts";
import type { Objective, Pace } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";
import { useStep } from "./useStep.ts";

const statable = ["on-track", "behind", "at-risk"] as const satisfies readonly Pace[];
type Statable = (typeof statable)[number];
type Stated = { progress: number | null; status: Statable | null; reason: string };

/** States a progress or status, with a reason; what is computed stays beside it. */
export function OverrideDialog({ objective, onClose }: { objective: Objective; onClose: () => void }) {
  const { numbers } = useFormat();
  const [progress, setProgress] = useState("");
  const [status, setStatus] = useState<Statable | "">("");
  const [reason, setReason] = useState("");
  const [unreadable, setUnreadable] = useState(false);
  const { send, isPending, errorAt, otherThan } = useStep<Stated>(objective, "override", t.act.overridden, onClose);
  const submit = () => {
    const value = progress.trim() === "" ? null : numbers.parse(progress);
    setUnreadable(progress.trim() !== "" && value === null);
    if (progress.trim() === "" || value !== null) send({ progress: value, status: status === "" ? null : status, reason: reason.trim() });
  };
  return (
    <FormDialog
      title={t.act.overrideTitle}
      submit={t.form.save}
      isPending={isPending}
      problems={otherThan("progress", "status", "reason")}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className="soft">{t.act.overrideHint}</p>
      <div className="form__row">
        <TextField
          label={t.act.overrideProgress}
          optional
          inputMode="decimal"
          hint={t.act.overrideProgressHint}
          value={progress}
          error={unreadable ? t.editor.notANumber : errorAt("progress")}
          onChange={setProgress}
        />
        <SelectField
          label={t.act.overrideStatus}
          value={status}
          error={errorAt("status")}
          choices={[{ value: "" as const, name: t.act.asComputed }, ...statable.map((pace) => ({ value: pace, name: t.pace[pace] }))]}
          onChange={setStatus}
        />
      </div>
      <TextArea label={t.act.overrideReason} value={reason} error={errorAt("reason")} onChange={setReason} />
    </FormDialog>
  );
}

/** The way back to what is computed. */
export const useTakeBack = (objective: Objective) =>
  useSend<undefined, Objective>({
    send: (_, key) =>
      request<Objective>("DELETE", `/api/goals/objectives/${objective.id}/override`, { version: objective.version, idempotencyKey: key }),
    changes: [["goals"]],
    said: t.act.takenBack,
  });
