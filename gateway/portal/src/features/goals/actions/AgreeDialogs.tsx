import { useState } from "react";
import type { Objective } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useStep } from "./useStep.ts";

type Props = { objective: Objective; onClose: () => void };

export function ProposeDialog({ objective, onClose }: Props) {
  const { send, isPending, otherThan } = useStep<undefined>(objective, "propose", t.act.proposed, onClose);
  return (
    <FormDialog
      title={t.act.proposeTitle}
      submit={t.act.propose}
      isPending={isPending}
      problems={otherThan()}
      onClose={onClose}
      onSubmit={() => send(undefined)}
    >
      <p className="strong">{objective.title}</p>
      <p className="soft">{t.act.proposeHint}</p>
    </FormDialog>
  );
}

/** Over a limit the server asks for a reason, and only then the form does. */
export function PublishDialog({ objective, onClose }: Props) {
  const [reason, setReason] = useState("");
  const { send, isPending, problem, errorAt, otherThan } = useStep<{ limitReason: string | null }>(
    objective,
    "publish",
    t.act.published,
    onClose,
  );
  const [isOver, setIsOver] = useState(false);
  if (problem?.document.code === "over-limit" && !isOver) setIsOver(true);
  return (
    <FormDialog
      title={t.act.publishTitle}
      submit={t.act.publish}
      isPending={isPending}
      problems={otherThan("limitReason")}
      onClose={onClose}
      onSubmit={() => send({ limitReason: reason.trim() === "" ? null : reason.trim() })}
    >
      <p className="strong">{objective.title}</p>
      <p className="soft">{t.act.publishHint}</p>
      {isOver && (
        <TextArea label={t.act.limitReason} hint={t.act.limitHint} value={reason} error={errorAt("limitReason")} onChange={setReason} />
      )}
    </FormDialog>
  );
}

export function ReturnDialog({ objective, onClose }: Props) {
  const [note, setNote] = useState("");
  const { send, isPending, errorAt, otherThan } = useStep<{ note: string }>(objective, "return", t.act.returned, onClose);
  return (
    <FormDialog
      title={t.act.returnTitle}
      submit={t.act.return}
      isPending={isPending}
      problems={otherThan("note")}
      onClose={onClose}
      onSubmit={() => send({ note: note.trim() })}
    >
      <TextArea label={t.act.returnNote} value={note} error={errorAt("note")} onChange={setNote} />
    </FormDialog>
  );
}

export function ApproveDialog({ objective, unit, onClose }: Props & { unit: { id: string; name: string } }) {
  const { send, isPending, otherThan } = useStep<{ unitId: string }>(objective, "approve", t.act.approved, onClose);
  return (
    <FormDialog
      title={t.act.approveTitle}
      submit={t.act.approve(unit.name)}
      isPending={isPending}
      problems={otherThan()}
      onClose={onClose}
      onSubmit={() => send({ unitId: unit.id })}
    >
      <p className="strong">{objective.title}</p>
      <p className="soft">{t.act.approveHint(unit.name)}</p>
    </FormDialog>
  );
}

export function RetireDialog({ objective, onClose }: { objective: Pick<Objective, "id" | "version" | "title">; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const { send, isPending, errorAt, otherThan } = useStep<{ reason: string }>(objective, "retire", t.act.retired, onClose);
  return (
    <FormDialog
      title={t.act.retireTitle}
      submit={t.act.retire}
      isPending={isPending}
      problems={otherThan("reason")}
      onClose={onClose}
      onSubmit={() => send({ reason: reason.trim() })}
    >
      <p className="strong">{objective.title}</p>
      <p className="soft">{t.act.retireHint}</p>
      <TextArea label={t.act.retireReason} value={reason} error={errorAt("reason")} onChange={setReason} />
    </FormDialog>
  );
}

export function GuardrailNoteDialog({ objective, guardrail, onClose }: Props & { guardrail: { metricId: string; name: string } }) {
  const [note, setNote] = useState("");
  const { send, isPending, errorAt, otherThan } = useStep<{ metricId: string; note: string }>(
    objective,
    "guardrail-note",
    t.act.noted,
    onClose,
  );
  return (
    <FormDialog
      title={t.act.guardrailNoteTitle(guardrail.name)}
      submit={t.form.save}
      isPending={isPending}
      problems={otherThan("note")}
      onClose={onClose}
      onSubmit={() => send({ metricId: guardrail.metricId, note: note.trim() })}
    >
      <TextArea label={t.act.damageNote} value={note} error={errorAt("note")} onChange={setNote} />
    </FormDialog>
  );
}
