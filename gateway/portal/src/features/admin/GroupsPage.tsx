import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { groupsQuery, mapGroup } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { ProvisionedGroup, UnitRole } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { Await } from "@/ui/Await.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { SelectField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { UnitPicker } from "@/ui/pickers.tsx";
import { Empty } from "@/ui/States.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Scroll } from "@/ui/Scroll.tsx";
import { AdminPage } from "./AdminPage.tsx";
import { roles } from "./GrantRole.tsx";

/** The identity provider's groups, and what each gives its members. */
export default function GroupsPage() {
  const query = useQuery(groupsQuery);
  const units = useQuery(unitsQuery).data ?? [];
  const [mapping, setMapping] = useState<ProvisionedGroup | null>(null);
  const clear = useClear();
  const gives = ({ mapping: given }: ProvisionedGroup) => {
    if (given === null) return null;
    const unit = units.find((other) => other.id === given.unitId)?.name ?? t.person.otherUnit;
    return given.role == null ? t.admin.groups.membership(unit) : t.admin.roleOf(t.admin.role[given.role], unit);
  };
  return (
    <AdminPage
      section="groups"
      title={t.admin.sections.groups}
      hint={t.admin.groups.hint}
      actions={
        (query.data?.items.length ?? 0) > 0 && (
          <ActionsMenu
            actions={[
              {
                id: "csv",
                name: t.form.exportCsv,
                onAction: () =>
                  saveCsv(
                    t.admin.sections.groups.toLowerCase(),
                    [t.admin.groups.columns.group, t.admin.groups.columns.members, t.admin.groups.columns.gives],
                    query.data?.items.map((group) => [group.displayName, group.members, gives(group)]) ?? [],
                  ),
              },
            ]}
          />
        )
      }
    >
      <Await query={query} what={t.states.things.groups}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.admin.groups.none} hint={t.admin.groups.noneHint} />
          ) : (
            <Scroll label={t.admin.sections.groups}>
              <table className="tbl" aria-label={t.admin.sections.groups}>
                <thead>
                  <tr>
                    <th scope="col">{t.admin.groups.columns.group}</th>
                    <th scope="col" className="r">
                      {t.admin.groups.columns.members}
                    </th>
                    <th scope="col">{t.admin.groups.columns.gives}</th>
                    <th scope="col">
                      <span className="sr">{t.form.actions}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((group) => (
                    <tr key={group.id}>
                      <td className="strong">{group.displayName}</td>
                      <td className="r">{group.members}</td>
                      <td>{gives(group) ?? <span className="faint">{t.admin.groups.nothing}</span>}</td>
                      <td className="act">
                        <button className="btn btn--s" type="button" onClick={() => setMapping(group)}>
                          {t.admin.groups.map}
                          <span className="sr">: {group.displayName}</span>
                        </button>{" "}
                        {group.mapping !== null && (
                          <button
                            className="btn btn--s btn--bare"
                            type="button"
                            disabled={clear.isPending}
                            onClick={() => clear.send(group)}
                          >
                            {t.admin.groups.clear}
                            <span className="sr">: {group.displayName}</span>
                          </button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Await>
      {mapping !== null && <MapGroup group={mapping} onClose={() => setMapping(null)} />}
    </AdminPage>
  );
}

function useClear() {
  const again = useSend({
    send: (group: ProvisionedGroup) => mapGroup(group, group.mapping),
    changes: [["directory"]],
    said: t.admin.groups.mapped,
  });
  return useSend({
    send: (group: ProvisionedGroup) => mapGroup(group, null),
    changes: [["directory"]],
    said: t.admin.groups.cleared,
    undo: (now, before) => again.send({ ...now, mapping: before.mapping }),
  });
}

function MapGroup({ group, onClose }: { group: ProvisionedGroup; onClose: () => void }) {
  const units = useQuery(unitsQuery).data ?? [];
  const before = units.find((unit) => unit.id === group.mapping?.unitId);
  const [unit, setUnit] = useState<Option | null>(before === undefined ? null : { id: before.id, name: before.name });
  const [gives, setGives] = useState<UnitRole | "membership">(group.mapping?.role ?? "membership");
  const [missing, setMissing] = useState(false);
  const save = useSend({
    send: (body: NonNullable<ProvisionedGroup["mapping"]>, key) => mapGroup(group, body, key),
    changes: [["directory"]],
    said: t.admin.groups.mapped,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.admin.groups.mapOf(group.displayName)}
      onClose={onClose}
      submit={t.form.save}
      isPending={save.isPending}
      problems={save.otherThan("unitId", "role")}
      onSubmit={() => {
        setMissing(true);
        if (unit !== null)
          save.send({ unitId: unit.id, role: gives === "membership" ? null : gives, asMembership: gives === "membership" });
      }}
    >
      <p>{t.admin.groups.means(group.members)}</p>
      <UnitPicker
        value={unit}
        onChange={setUnit}
        error={save.errorAt("unitId") ?? (missing && unit === null ? t.admin.choose : undefined)}
      />
      <SelectField
        label={t.admin.groups.columns.gives}
        value={gives}
        onChange={setGives}
        choices={[
          { value: "membership" as const, name: t.admin.groups.member },
          ...roles.map((value) => ({ value, name: t.admin.role[value] })),
        ]}
        error={save.errorAt("role")}
      />
    </FormDialog>
  );
}
