import { useState } from "react";
import { escalateBlocker, reopenBlocker, resolveBlocker } from "@/api/blockers.ts";
import type { Blocker, Id, Unit } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";
import { useUnitNames } from "./useBlockerRights.ts";

type Props = { blocker: Blocker; onClose: () => void };
const changes = [
  ["checkins", "blockers"],
  ["checkins", "blocker"],
] as const;

/** Units above the one that has it now, the nearest first. */
export function unitsAbove(units: readonly Unit[], from: Id): Unit[] {
  const above: Unit[] = [];
  let at = units.find((unit) => unit.id === from)?.parentId ?? null;
  while (at !== null && above.length < units.length) {
    const id: Id = at;
    const unit = units.find((other) => other.id === id);
    if (unit === undefined) break;
    above.push(unit);
    at = unit.parentId;
  }
  return above;
}

export function EscalateDialog({ blocker, onClose }: Props) {
  const { units } = useUnitNames();
  const above = unitsAbove(units, blocker.escalatedTo ?? blocker.unitId);
  const [to, setTo] = useState(above[0]?.id ?? "");
  const [note, setNote] = useState("");
  const sending = useSend({
    send: (body: { to: Id; note: string }, key) => escalateBlocker(blocker.id, body.to, body.note, key),
    changes,
    said: t.blocking.escalated(above.find((unit) => unit.id === to)?.name ?? ""),
    done: onClose,
  });
  const next = above[0];
  if (next === undefined)
    return (
      <FormDialog title={t.blocking.escalateTitle} onClose={onClose}>
        <p className="soft">{t.blocking.escalateTop}</p>
      </FormDialog>
    );
  return (
    <FormDialog
      title={t.blocking.escalateTitle}
      submit={t.blocking.escalate}
      isPending={sending.isPending}
      problems={sending.otherThan("note", "unitId")}
      onSubmit={() => sending.send({ to, note })}
      onClose={onClose}
    >
      <p className="soft">{blocker.text}</p>
      <SelectField
        label={t.blocking.escalateTo}
        hint={t.blocking.escalateHint(next.name)}
        error={sending.errorAt("unitId")}
        value={to}
        onChange={setTo}
        choices={above.map((unit) => ({ value: unit.id, name: unit.name }))}
      />
      <TextArea label={t.blocking.note} optional value={note} onChange={setNote} error={sending.errorAt("note")} maxLength={1000} />
    </FormDialog>
  );
}

export function ResolveDialog({ blocker, onClose }: Props) {
  const [note, setNote] = useState("");
  const back = useSend<null>({ send: (_, key) => reopenBlocker(blocker.id, t.blocking.byMistake, key), changes });
  const sending = useSend({
    send: (said: string, key) => resolveBlocker(blocker.id, said, key),
    changes,
    said: t.blocking.resolved,
    undo: () => back.send(null),
    done: onClose,
  });
  return (
    <FormDialog
      title={t.blocking.resolveTitle}
      submit={t.blocking.resolve}
      isPending={sending.isPending}
      problems={sending.otherThan("note")}
      onSubmit={() => sending.send(note.trim())}
      onClose={onClose}
    >
      <p className="soft">{blocker.text}</p>
      <TextArea
        label={t.blocking.resolveNote}
        hint={t.blocking.resolveHint}
        value={note}
        onChange={setNote}
        error={sending.errorAt("note")}
        maxLength={1000}
        required
      />
    </FormDialog>
  );
}

export function ReopenDialog({ blocker, onClose }: Props) {
  const [note, setNote] = useState("");
  const sending = useSend({
    send: (said: string, key) => reopenBlocker(blocker.id, said, key),
    changes,
    said: t.blocking.reopened,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.blocking.reopenTitle}
      submit={t.blocking.reopen}
      isPending={sending.isPending}
      problems={sending.otherThan("note")}
      onSubmit={() => sending.send(note.trim())}
      onClose={onClose}
    >
      <p className="soft">{blocker.text}</p>
      <TextArea label={t.blocking.note} optional value={note} onChange={setNote} error={sending.errorAt("note")} maxLength={1000} />
    </FormDialog>
  );
}
