import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { peopleQuery } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { PersonView, RoleView, Unit } from "@/api/types.ts";
import { useAdministered } from "@/app/administered.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { FormProblems, SelectField } from "@/ui/Field.tsx";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { AdminPage } from "./AdminPage.tsx";
import { GrantRole } from "./GrantRole.tsx";
import { unitChoices } from "./PeoplePage.tsx";
import { useTakeRole } from "./PersonRoles.tsx";

type Held = { person: PersonView; role: RoleView; unit: Unit };

/** Who has which role on a unit: given here, or on a unit above. */
export default function RolesPage() {
  const [search, setSearch] = useSearchParams();
  const [granting, setGranting] = useState(false);
  const administered = useAdministered();
  const units = useQuery(unitsQuery).data ?? [];
  const mine = administered.units;
  const unit = units.find((other) => other.id === search.get("unit")) ?? mine.find((other) => other.parentId === null) ?? mine[0];
  const query = useInfiniteQuery({ ...peopleQuery({ rolesOn: unit?.id }, 500), enabled: unit !== undefined });
  const above = pathUp(units, unit);
  const held = (query.data?.pages.flatMap((page) => page.items) ?? []).flatMap((person): Held[] =>
    person.roles.flatMap((role) => {
      const of = above.find((other) => other.id === role.unitId);
      return of === undefined ? [] : [{ person, role, unit: of }];
    }),
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
        <Scroll label={t.admin.sections.roles}>
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
                <Row key={`${row.person.id}${row.role.role}${row.unit.id}`} {...row} here={row.unit.id === unit.id} />
              ))}
            </tbody>
          </table>
        </Scroll>
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

/** The unit and those above it, whose roles count on it. */
function pathUp(units: readonly Unit[], unit: Unit | undefined): Unit[] {
  const path: Unit[] = [];
  for (let at = unit; at !== undefined;) {
    path.push(at);
    const above: string | null = at.parentId;
    at = units.find((other) => other.id === above);
  }
  return path;
}

function Row({ person, role, unit, here }: Held & { here: boolean }) {
  const { dates } = useFormat();
  const administered = useAdministered();
  const take = useTakeRole(person);
  return (
    <tr>
      <td>
        <Link className="strong" to={administered.company ? `/admin/people/${person.id}` : `/people/${person.id}`}>
          {person.name}
        </Link>
      </td>
      <td>{t.admin.role[role.role]}</td>
      <td className="soft">{here ? t.admin.roles.here : t.admin.roles.inherited(unit.name)}</td>
      <td>
        {role.expiresAt == null ? t.admin.noEnd : dates.day(role.expiresAt)}
        <FormProblems messages={take.otherThan()} />
      </td>
      <td className="act">
        {administered.unit(unit.id) && (
          <button
            className="btn btn--bare btn--icon"
            type="button"
            disabled={take.isPending}
            onClick={() => take.send(role)}
            aria-label={t.admin.roles.takeFrom(t.admin.role[role.role], person.name)}
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
    held.map(({ person, role, unit }) => [person.name, role.role, unit.name, role.expiresAt]),
  );
