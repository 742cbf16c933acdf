import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { changeUnit, createUnit } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { Unit, UnitKind, UnitRequest } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";

export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);

type Props = { unit?: Unit; parent?: Unit; onClose: () => void };

/** A unit's own facts. Where it stands in the tree is changed by a reorganization, with a date. */
export function UnitForm({ unit, parent, onClose }: Props) {
  const units = useQuery(unitsQuery).data ?? [];
  const [name, setName] = useState(unit?.name ?? "");
  const [slug, setSlug] = useState<string | null>(unit?.slug ?? null);
  const [kind, setKind] = useState<UnitKind>(unit?.kind ?? (parent?.kind === "company" ? "department" : "team"));
  const [lead, setLead] = useState<Option | null>(unit?.lead ?? null);
  const [timeZone, setTimeZone] = useState(unit?.timeZone ?? parent?.timeZone ?? "");
  const [above, setAbove] = useState(parent?.id ?? "");
  const save = useSend({
    send: (body: UnitRequest, idempotencyKey) =>
      unit === undefined ? createUnit(body, idempotencyKey) : changeUnit(unit.id, body, { version: unit.version, idempotencyKey }),
    changes: [["directory"]],
    said: (saved) => (unit === undefined ? t.admin.units.added(saved.name) : t.admin.saved),
    done: onClose,
  });
  const isCompany = unit?.parentId === null;
  return (
    <FormDialog
      title={unit === undefined ? t.admin.units.add : t.admin.units.editOf(unit.name)}
      onClose={onClose}
      submit={unit === undefined ? t.admin.units.create : t.form.save}
      isPending={save.isPending}
      problems={
        save.problem?.kind === "stale" ? [t.admin.conflict] : save.otherThan("name", "slug", "kind", "leadId", "timeZone", "parentId")
      }
      onSubmit={() =>
        save.send({
          name: name.trim(),
          slug: slug ?? slugOf(name),
          kind,
          parentId: unit === undefined ? above : unit.parentId,
          leadId: lead?.id ?? null,
          timeZone: timeZone.trim(),
        })
      }
    >
      <div className="form__row">
        <TextField label={t.admin.units.columns.name} value={name} onChange={setName} error={save.errorAt("name")} required />
        <TextField
          label={t.admin.units.slug}
          value={slug ?? slugOf(name)}
          onChange={setSlug}
          error={save.errorAt("slug")}
          hint={t.admin.units.slugHint(slug ?? slugOf(name))}
        />
      </div>
      {unit === undefined && (
        <SelectField
          label={t.admin.units.parent}
          value={above}
          onChange={setAbove}
          choices={units.map((other) => ({ value: other.id, name: other.name }))}
          error={save.errorAt("parentId")}
        />
      )}
      {!isCompany && (
        <SelectField
          label={t.admin.units.columns.kind}
          value={kind}
          onChange={setKind}
          choices={(["department", "team"] as const).map((value) => ({ value, name: t.unit.kinds[value] }))}
          error={save.errorAt("kind")}
        />
      )}
      <PersonPicker
        label={t.admin.units.columns.lead}
        optional
        value={lead}
        onChange={setLead}
        error={save.errorAt("leadId")}
        hint={t.admin.units.leadHint}
      />
      <TextField
        label={t.admin.units.timeZone}
        value={timeZone}
        onChange={setTimeZone}
        error={save.errorAt("timeZone")}
        hint={t.admin.units.zoneHint}
      />
    </FormDialog>
  );
}
