import { useState } from "react";
import { setBaseline } from "@/api/metrics.ts";
import type { Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

/** The level considered normal, from a day on, with a reason that stays in the history. */
export function SetBaseline({ metric, onClose }: { metric: Metric; onClose: () => void }) {
  const { numbers, dates } = useFormat();
  const [text, setText] = useState("");
  const [from, setFrom] = useState(dates.today());
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const value = numbers.parse(text);
  const { send, isPending, errorAt, otherThan } = useSend<{ value: number; from: string; reason: string }>({
    send: (body, key) => setBaseline(metric.id, body, key),
    changes: [["metrics"]],
    said: t.baseline.saved,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.baseline.title}
      submit={t.baseline.save}
      isPending={isPending}
      problems={otherThan("value", "from", "reason")}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (value !== null) send({ value, from, reason });
      }}
    >
      <p className="soft sm">{t.baseline.hint}</p>
      <div className="form__row">
        <TextField
          label={t.baseline.value}
          value={text}
          onChange={setText}
          inputMode="decimal"
          unit={metric.unitOfMeasure}
          error={tried && value === null ? t.enter.notNumber : errorAt("value")}
        />
        <TextField label={t.baseline.from} type="date" value={from} onChange={setFrom} error={errorAt("from")} />
      </div>
      <TextArea label={t.baseline.reason} value={reason} onChange={setReason} error={errorAt("reason")} />
    </FormDialog>
  );
}
