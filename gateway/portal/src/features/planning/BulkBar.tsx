import { useState } from "react";
import { editMany } from "@/api/planning.ts";
import type { BulkEdit, BulkOutcome, ObjectiveRow, Visibility } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";
import { tagsOf } from "../goals/editor/form.ts";

type Props = { rows: readonly ObjectiveRow[]; onClear: () => void };

/** What is selected, and what can be done with all of it at once. */
export function BulkBar({ rows, onClear }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div className="bulk" role="region" aria-label={t.planning.selected(rows.length)}>
      <p className="strong">{t.planning.selected(rows.length)}</p>
      <button className="btn btn--s" type="button" onClick={() => setOpen(true)}>
        {t.planning.bulk}
      </button>
      <button className="btn btn--s btn--bare" type="button" onClick={onClear}>
        {t.planning.clear}
      </button>
      {open && <BulkDialog rows={rows} onClose={() => setOpen(false)} onDone={onClear} />}
    </div>
  );
}

function BulkDialog({ rows, onClose, onDone }: { rows: readonly ObjectiveRow[]; onClose: () => void; onDone: () => void }) {
  const [owner, setOwner] = useState<Option | null>(null);
  const [visibility, setVisibility] = useState<Visibility | "">("");
  const [tags, setTags] = useState("");
  const [reason, setReason] = useState("");
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const { send, isPending, errorAt, otherThan } = useSend<BulkEdit, BulkOutcome>({
    send: editMany,
    changes: [["goals"]],
    said: (result) => t.planning.bulkDone(result.done),
    done: (result) => {
      if (result.results.every(({ done }) => done)) {
        onDone();
        onClose();
      } else setOutcome(result);
    },
  });
  const nothing = owner === null && visibility === "" && tags.trim() === "";
  const refused = outcome?.results.filter(({ done }) => !done) ?? [];
  return (
    <FormDialog
      title={t.planning.bulkTitle(rows.length)}
      submit={t.planning.bulk}
      isPending={isPending}
      isReady={!nothing}
      problems={otherThan("ownerId", "tags", "reason")}
      onClose={onClose}
      onSubmit={() =>
        send({
          ids: rows.map(({ id }) => id),
          ownerId: owner?.id ?? null,
          visibility: visibility === "" ? null : visibility,
          tags: tags.trim() === "" ? null : tagsOf(tags),
          each: true,
          reason: reason.trim() === "" ? null : reason.trim(),
        })
      }
    >
      <p className="soft">{nothing ? t.planning.bulkNothing : t.planning.bulkHint}</p>
      <PersonPicker label={t.editor.owner} optional value={owner} error={errorAt("ownerId")} onChange={setOwner} />
      <SelectField
        label={t.editor.visibility}
        value={visibility}
        choices={[
          { value: "" as const, name: t.planning.bulkUnchanged },
          ...(["public", "unit", "private"] as const).map((value) => ({ value, name: t.editor.visibilityNames[value] })),
        ]}
        onChange={setVisibility}
      />
      <TextField
        label={t.planning.bulkTags}
        optional
        hint={t.planning.bulkReplace}
        value={tags}
        error={errorAt("tags")}
        onChange={setTags}
      />
      <TextArea label={t.planning.bulkReason} optional value={reason} error={errorAt("reason")} onChange={setReason} />
      {refused.length > 0 && (
        <div className="fld__rest" role="alert">
          <p>{t.planning.bulkRefused(refused.length)}</p>
          <ul>
            {refused.map((result) => (
              <li key={result.id}>
                {rows.find((row) => row.id === result.id)?.title}: {result.detail ?? t.form.notAllowed}
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormDialog>
  );
}
