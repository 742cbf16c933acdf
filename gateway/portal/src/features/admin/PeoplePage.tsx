import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { Link, useSearchParams } from "react-router";
import { peopleQuery } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { PersonView, Unit } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { AdminPage } from "./AdminPage.tsx";
import { NewPerson } from "./PersonForm.tsx";

const shows = ["active", "inactive", "service"] as const;
type Show = (typeof shows)[number];
const filters: Record<Show, { kind: "human" | "service"; active: boolean | undefined }> = {
  active: { kind: "human", active: true },
  inactive: { kind: "human", active: false },
  service: { kind: "service", active: undefined },
};

export default function PeoplePage() {
  const [search, setSearch] = useSearchParams();
  const q = search.get("q") ?? "";
  const unit = search.get("unit") ?? "";
  const show = shows.find((name) => name === search.get("show")) ?? "active";
  const turn = (name: string, value: string) =>
    setSearch(
      (now) => {
        if (value === "") now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  const units = useQuery(unitsQuery).data ?? [];
  const wanted = useDeferredValue(q.trim());
  const filter = filters[show];
  const query = useInfiniteQuery({
    ...peopleQuery({ q: wanted || undefined, unit: unit || undefined, ...filter }),
    placeholderData: keepPreviousData,
  });
  const people = (query.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (person) => person.kind === filter.kind && (filter.active === undefined || person.active === filter.active),
  );
  const nameOf = (id: string | null) => units.find((other) => other.id === id)?.name ?? "";
  return (
    <AdminPage
      section="people"
      title={t.admin.sections.people}
      hint={t.admin.people.hint}
      actions={
        <>
          <button className="btn btn--ink" type="button" onClick={() => turn("new", show === "service" ? "service" : "person")}>
            {show === "service" ? t.admin.people.addService : t.admin.people.add}
          </button>
          <ActionsMenu
            actions={[
              { id: "import", name: t.admin.people.import, to: "/admin/import/people" },
              { id: "csv", name: t.form.exportCsv, onAction: () => savePeople(people, nameOf) },
            ]}
          />
        </>
      }
    >
      <div className="adm__bar">
        <TextField label={t.admin.people.search} type="search" value={q} onChange={(value) => turn("q", value)} />
        <SelectField
          label={t.form.pickers.unit}
          value={unit}
          onChange={(value) => turn("unit", value)}
          choices={[{ value: "", name: t.admin.everywhere }, ...unitChoices(units)]}
        />
        <SelectField
          label={t.inbox.show}
          value={show}
          onChange={(value) => turn("show", value === "active" ? "" : value)}
          choices={shows.map((value) => ({ value, name: t.admin.people.shows[value] }))}
        />
      </div>
      {query.isPending && <Loading what={t.states.things.people} />}
      {query.isLoadingError && <Failure error={query.error} what={t.states.things.people} retry={() => void query.refetch()} />}
      {query.isSuccess && people.length === 0 && !query.hasNextPage && (
        <Empty title={t.admin.people.none} hint={t.admin.people.noneHint}>
          <Link className="btn btn--s" to="/admin/import/people">
            {t.admin.people.import}
          </Link>
        </Empty>
      )}
      {people.length > 0 && <PeopleTable people={people} units={units} />}
      {query.hasNextPage && (
        <button className="btn adm__more" type="button" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.admin.more}
        </button>
      )}
      {search.has("new") && <NewPerson kind={search.get("new") === "service" ? "service" : "human"} onClose={() => turn("new", "")} />}
    </AdminPage>
  );
}

function PeopleTable({ people, units }: { people: readonly PersonView[]; units: readonly Unit[] }) {
  const nameOf = (id: string | null) => units.find((unit) => unit.id === id)?.name;
  return (
    <Scroll label={t.admin.sections.people}>
      <table className="tbl" aria-label={t.admin.sections.people}>
        <thead>
          <tr>
            <th scope="col">{t.admin.people.columns.name}</th>
            <th scope="col">{t.admin.people.columns.email}</th>
            <th scope="col">{t.admin.people.columns.unit}</th>
            <th scope="col">{t.admin.people.columns.roles}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <Link className="strong" to={`/admin/people/${person.id}`}>
                  {person.name}
                </Link>
              </td>
              <td className="soft">{person.email}</td>
              <td>{nameOf(person.primaryUnitId) ?? nameOf(person.units[0] ?? null) ?? t.admin.people.noUnit}</td>
              <td className="soft">
                {person.roles.map((role) => t.admin.roleOf(t.admin.role[role.role], nameOf(role.unitId) ?? t.person.otherUnit)).join(", ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Units by the tree, each below the one it belongs to. */
export function unitChoices(units: readonly Unit[]): { value: string; name: string }[] {
  const below = (parent: string | null, depth: number): { value: string; name: string }[] =>
    units
      .filter((unit) =>
        parent === null ? unit.parentId === null || !units.some((other) => other.id === unit.parentId) : unit.parentId === parent,
      )
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap((unit) => [{ value: unit.id, name: `${"\u2003".repeat(depth)}${unit.name}` }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
}

const savePeople = (people: readonly PersonView[], nameOf: (id: string | null) => string) =>
  saveCsv(
    "people",
    Object.values(t.admin.people.columns),
    people.map((person) => [
      person.name,
      person.email,
      nameOf(person.primaryUnitId),
      person.roles.map((role) => `${role.role} ${nameOf(role.unitId)}`).join("; "),
    ]),
  );
