import { useState } from "react";
import { postObservations } from "@/api/metrics.ts";
import type { Metric, Observation, Receipt } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { CheckField, SelectField, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useToast } from "@/ui/Toast.tsx";
import { useSend } from "@/ui/useSend.ts";

type Props = {
  metric: Metric;
  /** What a correction replaces, newest first; none where a new value is entered. */
  recorded?: readonly Observation[];
  onClose: () => void;
  /** Values are judged a moment later; who opened this looks again then. */
  onSaved: () => void;
};

/** A value entered by hand, or a correction: a new revision beside the old one. */
export function EnterValue({ metric, recorded = [], onClose, onSaved }: Props) {
  const { numbers, dates } = useFormat();
  const toast = useToast();
  const [moment, setMoment] = useState(recorded[0]?.at ?? "");
  const [day, setDay] = useState(dates.today());
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const [withdraw, setWithdraw] = useState(false);
  const [tried, setTried] = useState(false);
  const correcting = recorded.length > 0;
  const replaced = recorded.find((observation) => observation.at === moment);
  const value = withdraw ? null : numbers.parse(text);
  const faulty = !withdraw && value === null;
  const early = !correcting && day > dates.today();

  const { send, isPending, otherThan } = useSend<undefined, Receipt>({
    send: (_, key) =>
      postObservations([{ metric: metric.id, at: correcting ? moment : day, value, note: note.trim() === "" ? null : note.trim() }], key),
    changes: [["metrics"]],
    done: (receipt) => {
      if (receipt.rejected > 0) return;
      toast({ text: receipt.revised > 0 ? t.enter.corrected : receipt.unchanged > 0 ? t.enter.same : t.enter.saved });
      onSaved();
      onClose();
    },
  });

  return (
    <FormDialog
      title={correcting ? t.enter.correctTitle : t.enter.title}
      submit={t.enter.save}
      isPending={isPending}
      problems={otherThan()}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!faulty && !early) send(undefined);
      }}
    >
      {!correcting && (
        <TextField
          label={t.enter.day}
          type="date"
          value={day}
          onChange={setDay}
          hint={t.enter.dayHint(metric.cadence)}
          error={early ? t.enter.future : undefined}
        />
      )}
      {recorded.length > 1 && (
        <SelectField
          label={t.enter.which}
          value={moment}
          onChange={setMoment}
          choices={recorded.map((observation) => ({
            value: observation.at,
            name: `${dates.moment(observation.at)}, ${observation.value === null ? t.kpi.missing : numbers.value(observation.value, metric)}`,
          }))}
        />
      )}
      <TextField
        label={t.enter.value}
        value={text}
        onChange={setText}
        inputMode="decimal"
        unit={metric.unitOfMeasure}
        disabled={withdraw}
        error={tried && faulty ? t.enter.notNumber : undefined}
        {...(replaced?.value != null && { hint: t.enter.keeps(numbers.value(replaced.value, metric)) })}
      />
      <TextField label={t.enter.note} value={note} onChange={setNote} optional maxLength={500} hint={t.enter.noteHint} />
      {correcting && <CheckField label={t.enter.withdraw} hint={t.enter.withdrawHint} checked={withdraw} onChange={setWithdraw} />}
    </FormDialog>
  );
}
