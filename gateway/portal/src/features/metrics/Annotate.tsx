import { useState } from "react";
import { writeAnnotation } from "@/api/metrics.ts";
import type { Id } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

/** What happened on a day, as a pin in the chart. */
export function Annotate({ metric, onClose }: { metric: Id; onClose: () => void }) {
  const { dates } = useFormat();
  const [day, setDay] = useState(dates.today());
  const [text, setText] = useState("");
  const { send, isPending, errorAt, otherThan } = useSend<{ day: string; text: string }>({
    send: (body, key) => writeAnnotation(metric, body, key),
    changes: [["metrics", "metric", metric, "annotations"]],
    said: t.note.saved,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.note.title}
      submit={t.note.save}
      isPending={isPending}
      problems={otherThan("day", "text")}
      onClose={onClose}
      onSubmit={() => send({ day, text })}
    >
      <TextField label={t.note.day} type="date" value={day} onChange={setDay} error={errorAt("day")} />
      <TextArea label={t.note.text} hint={t.note.hint} value={text} onChange={setText} maxLength={500} error={errorAt("text")} />
    </FormDialog>
  );
}
