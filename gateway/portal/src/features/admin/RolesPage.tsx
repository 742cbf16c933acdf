import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { accessQuery } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { AccessReason, PersonAccess, UnitRole } from "@/api/types.ts";
import { useAdministered } from "@/app/administered.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { FormProblems, SelectField } from "@/ui/Field.tsx";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { AdminPage } from "./AdminPage.tsx";
import { GrantRole } from "./GrantRole.tsx";
import { unitChoices } from "./PeoplePage.tsx";
import { useTakeRole } from "./PersonRoles.tsx";

type Held = { person: PersonAccess; reason: AccessReason & { role: UnitRole } };

/** Who has which role on a unit: given here, or on a unit above. */
export default function RolesPage() {
  const [search, setSearch] = useSearchParams();
  const [granting, setGranting] = useState(false);
  const administered = useAdministered();
  const units = useQuery(unitsQuery).data ?? [];
  const mine = administered.units;
  const unit = units.find((other) => other.id === search.get("unit")) ?? mine.find((other) => other.parentId === null) ?? mine[0];
  const query = useInfiniteQuery({ ...accessQuery("unit", unit?.id ?? ""), enabled: unit !== undefined });
  const held = (query.data?.pages.flatMap((page) => page.people.items) ?? []).flatMap((person): Held[] =>
    person.because.flatMap((reason) => (reason.role === null ? [] : [{ person, reason: { ...reason, role: reason.role as UnitRole } }])),
  );
  return (
    <AdminPage
      section="roles"
      title={t.admin.sections.roles}
      hint={t.admin.roles.hint}
      actions={
        unit !== undefined && (
          <>
            {administered.unit(unit.id) && (
              <button className="btn btn--ink" type="button" onClick={() => setGranting(true)}>
                {t.admin.roles.grant}
              </button>
            )}
            <ActionsMenu actions={[{ id: "csv", name: t.form.exportCsv, onAction: () => saveRoles(held) }]} />
          </>
        )
      }
    >
      <div className="adm__bar">
        <SelectField
          label={t.form.pickers.unit}
          value={unit?.id ?? ""}
          onChange={(value) => setSearch({ unit: value })}
          choices={unitChoices(mine)}
        />
      </div>
      {query.isPending && <Loading what={t.states.things.roles} />}
      {query.isLoadingError && <Failure error={query.error} what={t.states.things.roles} retry={() => void query.refetch()} />}
      {query.isSuccess && held.length === 0 && !query.hasNextPage && <Empty title={t.admin.roles.none} hint={t.admin.roles.noneHint} />}
      {held.length > 0 && unit !== undefined && (
        <div className="scroll">
          <table className="tbl" aria-label={t.admin.sections.roles}>
            <thead>
              <tr>
                <th scope="col">{t.form.pickers.person}</th>
                <th scope="col">{t.admin.roles.columns.role}</th>
                <th scope="col">{t.admin.roles.columns.from}</th>
                <th scope="col">{t.admin.roles.columns.until}</th>
                <th scope="col">
                  <span className="sr">{t.form.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {held.map((row) => (
                <Row key={`${row.person.id}${row.reason.role}${row.reason.unitId ?? ""}`} {...row} unit={unit.id} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <button className="btn adm__more" type="button" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.admin.more}
        </button>
      )}
      {granting && unit !== undefined && <GrantRole unit={{ id: unit.id, name: unit.name }} onClose={() => setGranting(false)} />}
    </AdminPage>
  );
}

function Row({ person, reason, unit }: Held & { unit: string }) {
  const { dates } = useFormat();
  const administered = useAdministered();
  const take = useTakeRole(person);
  const here = reason.unitId === unit;
  return (
    <tr>
      <td>
        <Link className="strong" to={administered.company ? `/admin/people/${person.id}` : `/people/${person.id}`}>
          {person.name}
        </Link>
      </td>
      <td>{t.admin.role[reason.role]}</td>
      <td className="soft">{here ? t.admin.roles.here : t.admin.roles.inherited(reason.unit ?? t.person.otherUnit)}</td>
      <td>
        {reason.expiresAt == null ? t.admin.noEnd : dates.day(reason.expiresAt)}
        <FormProblems messages={take.otherThan()} />
      </td>
      <td className="act">
        {reason.unitId !== null && administered.unit(reason.unitId) && (
          <button
            className="btn btn--bare btn--icon"
            type="button"
            disabled={take.isPending}
            onClick={() => take.send({ unitId: reason.unitId ?? unit, role: reason.role, expiresAt: reason.expiresAt })}
            aria-label={t.admin.roles.takeFrom(t.admin.role[reason.role], person.name)}
          >
            <X className="i" aria-hidden="true" />
          </button>
        )}
      </td>
    </tr>
  );
}

const saveRoles = (held: readonly Held[]) =>
  saveCsv(
    "roles",
    [t.form.pickers.person, t.admin.roles.columns.role, t.admin.roles.columns.from, t.admin.roles.columns.until],
    held.map(({ person, reason }) => [person.name, reason.role, reason.unit, reason.expiresAt]),
  );
