import { useState } from "react";
import { changeBlocker, raiseBlocker } from "@/api/blockers.ts";
import type { Blocker, BlockerStatement, Id, Severity } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { ObjectivePicker, PersonPicker, UnitPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";
import { useUnitNames } from "./useBlockerRights.ts";

type Props = {
  /** What it blocks; asked for where none is given. */
  objective: Id | null;
  /** The one that is changed; none where one is raised. */
  blocker?: Blocker;
  onClose: () => void;
};

const severities: readonly Severity[] = ["minor", "major", "critical"];

export function StatementDialog({ objective, blocker, onClose }: Props) {
  const { nameOf } = useUnitNames();
  const [about, setAbout] = useState<Option | null>(null);
  const [text, setText] = useState(blocker?.text ?? "");
  const [severity, setSeverity] = useState<Severity>(blocker?.severity ?? "major");
  const [owner, setOwner] = useState<Option | null>(
    blocker === undefined ? null : { id: blocker.owner.id, name: blocker.owner.name ?? t.app.someone },
  );
  const [helping, setHelping] = useState<Option | null>(() =>
    blocker?.helpingUnitId == null ? null : { id: blocker.helpingUnitId, name: nameOf(blocker.helpingUnitId) },
  );
  const [due, setDue] = useState(blocker?.due ?? "");
  const sending = useSend({
    send: ({ at, said }: { at: Id; said: BlockerStatement }, key) =>
      blocker === undefined ? raiseBlocker(at, said, key) : changeBlocker(blocker, said),
    changes: [
      ["checkins", "blockers"],
      ["checkins", "blocker"],
    ],
    said: blocker === undefined ? t.blocking.raised : t.blocking.edited,
    done: onClose,
  });
  const at = objective ?? about?.id ?? blocker?.objectiveId;
  const asks = objective === null && blocker === undefined;
  const submit = () => {
    // Nothing is a valid objective; the service then names the field.
    const said = { text, severity, ownerId: owner?.id ?? null, helpingUnitId: helping?.id ?? null, due: due === "" ? null : due };
    if (at !== undefined) sending.send({ at, said });
  };
  const isStale = sending.problem?.kind === "stale";
  return (
    <FormDialog
      title={blocker === undefined ? t.blocking.raiseTitle : t.blocking.editTitle}
      submit={blocker === undefined ? t.blocking.raise : t.form.save}
      isPending={sending.isPending}
      problems={isStale ? [t.blocking.conflict] : sending.otherThan("text", "ownerId", "helpingUnitId", "due", "severity")}
      onSubmit={submit}
      onClose={onClose}
    >
      {asks && <ObjectivePicker value={about} onChange={setAbout} />}
      <TextArea label={t.blocking.text} value={text} onChange={setText} error={sending.errorAt("text")} maxLength={1000} required />
      <SelectField
        label={t.blocking.severity}
        value={severity}
        onChange={setSeverity}
        choices={severities.map((value) => ({ value, name: t.blocking.severityMeans[value] }))}
      />
      <PersonPicker
        label={t.blocking.owner}
        {...(blocker === undefined && { hint: t.blocking.ownerHint, optional: true })}
        value={owner}
        onChange={setOwner}
        error={sending.errorAt("ownerId")}
      />
      <div className="form__row">
        <UnitPicker
          label={t.blocking.helping}
          hint={t.blocking.helpingHint}
          optional
          value={helping}
          onChange={setHelping}
          error={sending.errorAt("helpingUnitId")}
        />
        <TextField label={t.blocking.due} type="date" optional value={due} onChange={setDue} error={sending.errorAt("due")} />
      </div>
    </FormDialog>
  );
}
