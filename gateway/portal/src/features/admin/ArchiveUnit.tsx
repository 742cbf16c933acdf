import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { archiveUnit, holdingsQuery, restoreUnit } from "@/api/administration.ts";
import type { Unit } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

export function useRestore() {
  return useSend({
    send: (unit: Unit, idempotencyKey) => restoreUnit(unit.id, t.admin.units.restoredReason, { version: unit.version, idempotencyKey }),
    changes: [["directory"]],
    said: (unit) => t.admin.units.restored(unit),
  });
}

/** A unit that holds nothing any more leaves the tree; its history stays, and it can come back. */
export function ArchiveUnit({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const holdings = useQuery(holdingsQuery({ unit: unit.id }));
  const held = holdings.data?.items ?? [];
  const restore = useRestore();
  const archive = useSend({
    send: (body: string, idempotencyKey) => archiveUnit(unit.id, body, { version: unit.version, idempotencyKey }),
    changes: [["directory"]],
    said: t.admin.units.archivedSaid(unit.name),
    undo: (archived) => restore.send(archived),
    done: onClose,
  });
  return (
    <FormDialog
      title={t.admin.units.archiveTitle(unit.name)}
      onClose={onClose}
      submit={t.admin.units.archive}
      isPending={archive.isPending}
      problems={archive.otherThan("reason")}
      onSubmit={() => archive.send(reason.trim())}
    >
      <p>{t.admin.units.archiveMeans}</p>
      {held.length > 0 && <p className="strong">{t.admin.units.stillHolds(held.length)}</p>}
      <TextField label={t.admin.reason} hint={t.admin.reasonHint} value={reason} onChange={setReason} error={archive.errorAt("reason")} />
    </FormDialog>
  );
}
