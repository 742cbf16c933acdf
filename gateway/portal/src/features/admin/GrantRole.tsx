import { useState } from "react";
import { grantRole } from "@/api/administration.ts";
import type { UnitRole } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker, UnitPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";
import { endOfDay } from "./days.ts";

export const roles: readonly UnitRole[] = ["viewer", "member", "lead", "executive", "administrator"];

type Grant = { unit: string; person: string; role: UnitRole; expiresAt: string | null; reason: string | null };

export function GrantRole({ person, unit, onClose }: { person?: Option; unit?: Option; onClose: () => void }) {
  const [who, setWho] = useState<Option | null>(person ?? null);
  const [where, setWhere] = useState<Option | null>(unit ?? null);
  const [role, setRole] = useState<UnitRole>("member");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const grant = useSend({
    send: (body: Grant, key) => grantRole(body.unit, body.person, body.role, { expiresAt: body.expiresAt, reason: body.reason }, key),
    changes: [["directory"]],
    said: t.admin.roles.granted,
    done: onClose,
  });
  const submit = () => {
    setMissing(true);
    if (who === null || where === null) return;
    grant.send({
      unit: where.id,
      person: who.id,
      role,
      expiresAt: until === "" ? null : endOfDay(until),
      reason: reason.trim() === "" ? null : reason.trim(),
    });
  };
  return (
    <FormDialog
      title={t.admin.roles.grant}
      onClose={onClose}
      submit={t.admin.roles.grant}
      isPending={grant.isPending}
      problems={grant.otherThan("expiresAt", "reason")}
      onSubmit={submit}
    >
      {person === undefined && <PersonPicker value={who} onChange={setWho} error={missing && who === null ? t.admin.choose : undefined} />}
      {unit === undefined && (
        <UnitPicker value={where} onChange={setWhere} error={missing && where === null ? t.admin.choose : undefined} />
      )}
      <SelectField
        label={t.admin.roles.columns.role}
        value={role}
        onChange={setRole}
        choices={roles.map((value) => ({ value, name: t.admin.role[value] }))}
        hint={t.admin.roles.means[role]}
      />
      <div className="form__row">
        <TextField
          label={t.admin.roles.columns.until}
          optional
          type="date"
          value={until}
          onChange={setUntil}
          error={grant.errorAt("expiresAt")}
          hint={t.admin.roles.untilHint}
        />
        <TextField label={t.admin.reason} optional value={reason} onChange={setReason} error={grant.errorAt("reason")} />
      </div>
    </FormDialog>
  );
}
