import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { createPerson } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { PersonRequest, PersonView, Unit } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker, UnitPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";

export type PersonDraft = {
  name: string;
  email: string;
  unit: Option | null;
  manager: Option | null;
  locale: string;
  timeZone: string;
};

export const emptyPerson: PersonDraft = { name: "", email: "", unit: null, manager: null, locale: "", timeZone: "" };
export const shownFields = ["name", "email", "unitIds", "primaryUnitId", "managerId", "locale", "timeZone"];

/** What is typed, on top of what the form does not show: roles and other memberships stay. */
export function requestOf(draft: PersonDraft, before?: PersonView): PersonRequest {
  const unit = draft.unit?.id ?? null;
  const others = (before?.units ?? []).filter((id) => id !== before?.primaryUnitId);
  return {
    name: draft.name.trim(),
    email: draft.email.trim(),
    unitIds: [...new Set([...(unit === null ? [] : [unit]), ...others])],
    primaryUnitId: unit,
    managerId: draft.manager?.id ?? null,
    locale: draft.locale.trim() === "" ? null : draft.locale.trim(),
    timeZone: draft.timeZone.trim() === "" ? null : draft.timeZone.trim(),
    roles: before?.roles ?? [],
    active: before?.active ?? true,
    kind: before?.kind ?? "human",
  };
}

type Props = {
  draft: PersonDraft;
  onChange: (draft: PersonDraft) => void;
  errorAt: (path: string) => string | undefined;
  isService?: boolean;
};

export function PersonFields({ draft, onChange, errorAt, isService = false }: Props) {
  const set = (part: Partial<PersonDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <div className="form__row">
        <TextField
          label={t.admin.people.columns.name}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={errorAt("name")}
          required
        />
        <TextField
          label={t.admin.people.columns.email}
          type="email"
          value={draft.email}
          onChange={(email) => set({ email })}
          error={errorAt("email")}
          {...(isService && { hint: t.admin.people.serviceEmail })}
          required
        />
      </div>
      <UnitPicker
        label={t.admin.people.primaryUnit}
        value={draft.unit}
        onChange={(unit) => set({ unit })}
        error={errorAt("primaryUnitId") ?? errorAt("unitIds")}
      />
      {!isService && (
        <>
          <PersonPicker
            label={t.person.manager}
            optional
            value={draft.manager}
            onChange={(manager) => set({ manager })}
            error={errorAt("managerId")}
          />
          <div className="form__row">
            <TextField
              label={t.admin.people.locale}
              optional
              hint={t.admin.people.localeHint}
              value={draft.locale}
              onChange={(locale) => set({ locale })}
              error={errorAt("locale")}
            />
            <TextField
              label={t.admin.units.timeZone}
              optional
              hint={t.admin.people.zoneHint}
              value={draft.timeZone}
              onChange={(timeZone) => set({ timeZone })}
              error={errorAt("timeZone")}
            />
          </div>
        </>
      )}
    </>
  );
}

export function NewPerson({ kind, onClose }: { kind: "human" | "service"; onClose: () => void }) {
  const navigate = useNavigate();
  const units: readonly Unit[] = useQuery(unitsQuery).data ?? [];
  const [draft, setDraft] = useState(emptyPerson);
  const create = useSend({
    send: createPerson,
    changes: [["directory"]],
    said: (person) => t.admin.people.added(person.name),
    done: (person) => void navigate(`/admin/people/${person.id}`),
  });
  return (
    <FormDialog
      title={kind === "service" ? t.admin.people.addService : t.admin.people.add}
      onClose={onClose}
      submit={t.admin.people.create}
      isPending={create.isPending || units.length === 0}
      problems={create.otherThan(...shownFields)}
      onSubmit={() => create.send({ ...requestOf(draft), kind })}
    >
      <PersonFields draft={draft} onChange={setDraft} errorAt={create.errorAt} isService={kind === "service"} />
    </FormDialog>
  );
}
