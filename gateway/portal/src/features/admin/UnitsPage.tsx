import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { allUnitsQuery } from "@/api/administration.ts";
import type { Unit } from "@/api/types.ts";
import { useAdministered } from "@/app/administered.ts";
import { inTreeOrder } from "@/app/unitOrder.ts";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { Await } from "@/ui/Await.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { cx } from "@/ui/cx.ts";
import { CheckField } from "@/ui/Field.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { AdminPage } from "./AdminPage.tsx";
import { ArchiveUnit, useRestore } from "./ArchiveUnit.tsx";
import { Reorganizations } from "./Reorganizations.tsx";
import { Reorganize } from "./Reorganize.tsx";
import { UnitForm } from "./UnitForm.tsx";

type Doing = { what: "edit" | "new" | "move" | "merge" | "archive"; unit: Unit };

export default function UnitsPage() {
  const query = useQuery(allUnitsQuery);
  const [search, setSearch] = useSearchParams();
  const archived = search.get("archived") === "yes";
  const [doing, setDoing] = useState<Doing | null>(null);
  const administered = useAdministered();
  const restore = useRestore();
  const close = () => setDoing(null);
  const units = query.data ?? [];
  const root = units.find((unit) => unit.parentId === null);
  return (
    <AdminPage
      section="units"
      title={t.admin.sections.units}
      hint={t.admin.units.hint}
      actions={
        <>
          {root !== undefined && administered.unit(root.id) && (
            <button className="btn btn--ink" type="button" onClick={() => setDoing({ what: "new", unit: root })}>
              {t.admin.units.add}
            </button>
          )}
          <ActionsMenu
            actions={[
              ...(administered.company ? [{ id: "import", name: t.admin.units.import, to: "/admin/import/units" }] : []),
              { id: "csv", name: t.form.exportCsv, onAction: () => saveUnits(units) },
            ]}
          />
        </>
      }
    >
      {units.some((unit) => unit.archived) && (
        <div className="adm__bar">
          <CheckField
            label={t.admin.units.showArchived}
            checked={archived}
            onChange={(checked) => setSearch(checked ? { archived: "yes" } : {}, { replace: true })}
          />
        </div>
      )}
      <Await query={query} what={t.states.things.units}>
        {(all) => (
          <Scroll label={t.admin.sections.units}>
            <table className="tbl" aria-label={t.admin.sections.units}>
              <thead>
                <tr>
                  <th scope="col">{t.admin.units.columns.name}</th>
                  <th scope="col">{t.admin.units.columns.kind}</th>
                  <th scope="col">{t.admin.units.columns.lead}</th>
                  <th scope="col" className="r">
                    {t.admin.units.columns.people}
                  </th>
                  <th scope="col">{t.admin.units.columns.timeZone}</th>
                  <th scope="col">
                    <span className="sr">{t.form.actions}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {inTreeOrder(all.filter((unit) => archived || !unit.archived)).map(({ unit, depth }) => (
                  <tr key={unit.id}>
                    <td className={cx(depth > 0 && `adm__tree-${Math.min(depth, 4)}`)}>
                      <Link className="strong" to={`/d/${unit.slug}`}>
                        {unit.name}
                      </Link>{" "}
                      {unit.archived && <span className="tag tag--line">{t.admin.units.archived}</span>}
                    </td>
                    <td className="soft">{t.unit.kinds[unit.kind]}</td>
                    <td>
                      {unit.lead === null ? (
                        <span className="faint">{t.admin.units.noLead}</span>
                      ) : (
                        <Link to={`/people/${unit.lead.id}`}>{unit.lead.name}</Link>
                      )}
                    </td>
                    <td className="r">{unit.people}</td>
                    <td className="soft nowrap">{unit.timeZone}</td>
                    <td className="act">
                      {administered.unit(unit.archived ? (unit.parentId ?? unit.id) : unit.id) && (
                        <ActionsMenu
                          label={t.admin.units.actionsFor(unit.name)}
                          actions={
                            unit.archived
                              ? [{ id: "restore", name: t.admin.units.restore, onAction: () => restore.send(unit) }]
                              : actionsOf(unit, (what) => setDoing({ what, unit }))
                          }
                        />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Await>
      <Reorganizations />
      {doing?.what === "edit" && <UnitForm unit={doing.unit} onClose={close} />}
      {doing?.what === "new" && <UnitForm parent={doing.unit} onClose={close} />}
      {(doing?.what === "move" || doing?.what === "merge") && (
        <Reorganize kind={doing.what} unit={doing.unit} units={units} onClose={close} />
      )}
      {doing?.what === "archive" && <ArchiveUnit unit={doing.unit} onClose={close} />}
    </AdminPage>
  );
}

const actionsOf = (unit: Unit, onDo: (what: Doing["what"]) => void) => [
  { id: "edit", name: t.admin.units.edit, onAction: () => onDo("edit") },
  { id: "new", name: t.admin.units.addBelow, onAction: () => onDo("new") },
  ...(unit.parentId === null
    ? []
    : [
        { id: "move", name: t.admin.units.move, onAction: () => onDo("move") },
        { id: "merge", name: t.admin.units.merge, onAction: () => onDo("merge") },
        { id: "archive", name: t.admin.units.archive, onAction: () => onDo("archive") },
      ]),
  { id: "roles", name: t.admin.roles.who, to: `/admin/roles?unit=${unit.id}` },
  { id: "policies", name: t.admin.sections.policies, to: `/admin/policies?unit=${unit.id}` },
  { id: "access", name: t.admin.access.who, to: `/admin/access?of=unit&id=${unit.id}` },
];

const saveUnits = (units: readonly Unit[]) =>
  saveCsv(
    "units",
    ["slug", "name", "kind", "parent", "lead", "time_zone", "people"],
    inTreeOrder(units).map(({ unit }) => [
      unit.slug,
      unit.name,
      unit.kind,
      units.find((other) => other.id === unit.parentId)?.slug ?? "",
      unit.lead?.name ?? "",
      unit.timeZone,
      unit.people,
    ]),
  );
