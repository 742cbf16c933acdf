import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { accessPaths, accessQuery, type AccessKind } from "@/api/administration.ts";
import { personQuery, unitQuery } from "@/api/directory.ts";
import { objectiveQuery } from "@/api/goals.ts";
import { metricQuery } from "@/api/metrics.ts";
import type { AccessReason, PersonAccess, UnitRole } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { SelectField } from "@/ui/Field.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { KpiPicker, ObjectivePicker, PersonPicker, UnitPicker } from "@/ui/pickers.tsx";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { AdminPage } from "./AdminPage.tsx";

const pickable = ["objective", "kpi", "unit", "person"] as const;
const pickers = { objective: ObjectivePicker, kpi: KpiPicker, unit: UnitPicker, person: PersonPicker };

/** Who can see or change a thing, and why. */
export default function AccessPage() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("of");
  const kind: AccessKind = asked !== null && asked in accessPaths ? (asked as AccessKind) : "objective";
  const id = search.get("id");
  const name = useNameOf(kind, id);
  const pick = pickable.find((other) => other === kind);
  const Picker = pick === undefined ? null : pickers[pick];
  return (
    <AdminPage section="access" title={t.admin.access.title} hint={t.admin.access.hint}>
      <div className="adm__bar">
        <SelectField
          label={t.admin.access.kind}
          value={kind}
          onChange={(value) => setSearch({ of: value })}
          choices={[...pickable, ...(pick === undefined ? [kind] : [])].map((value) => ({ value, name: t.admin.access.kinds[value] }))}
        />
        {Picker !== null && (
          <div className="fld--wide">
            <Picker
              key={`${kind}${name ?? ""}`}
              value={id !== null && name !== undefined ? { id, name } : null}
              onChange={(option: Option | null) => setSearch(option === null ? { of: kind } : { of: kind, id: option.id })}
            />
          </div>
        )}
      </div>
      {id === null ? <Empty title={t.admin.access.choose} hint={t.admin.access.chooseHint} /> : <WhoCan kind={kind} id={id} />}
    </AdminPage>
  );
}

function useNameOf(kind: AccessKind, id: string | null): string | undefined {
  const asked = (wanted: AccessKind) => ({ enabled: kind === wanted && id !== null });
  const objective = useQuery({ ...objectiveQuery(id ?? ""), ...asked("objective") }).data?.title;
  const metric = useQuery({ ...metricQuery(id ?? ""), ...asked("kpi") }).data?.name;
  const unit = useQuery({ ...unitQuery(id ?? ""), ...asked("unit") }).data?.name;
  const person = useQuery({ ...personQuery(id ?? ""), ...asked("person") }).data?.name;
  return objective ?? metric ?? unit ?? person;
}

function WhoCan({ kind, id }: { kind: AccessKind; id: string }) {
  const query = useInfiniteQuery(accessQuery(kind, id));
  const sayReason = useSayReason();
  if (query.isPending) return <Loading what={t.states.things.access} />;
  if (query.isLoadingError) return <Failure error={query.error} what={t.states.things.access} retry={() => void query.refetch()} />;
  const [first] = query.data.pages;
  const people = query.data.pages.flatMap((page) => page.people.items);
  return (
    <>
      <p className="adm__lead" role="status">
        {first?.everybodySees === true
          ? t.admin.access.everybody
          : t.admin.access.only(t.admin.access.visibility[first?.visibility ?? ""] ?? "")}
      </p>
      {people.length === 0 ? (
        <Empty title={t.admin.access.nobodyElse} />
      ) : (
        <Scroll label={t.admin.access.title}>
          <table className="tbl" aria-label={t.admin.access.title}>
            <thead>
              <tr>
                <th scope="col">{t.form.pickers.person}</th>
                <th scope="col">{t.admin.access.changes}</th>
                <th scope="col">{t.admin.access.because}</th>
                <th scope="col" className="act">
                  <ActionsMenu actions={[{ id: "csv", name: t.form.exportCsv, onAction: () => saveAccess(people, sayReason) }]} />
                </th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id}>
                  <td>
                    <Link className="strong" to={`/people/${person.id}`}>
                      {person.name}
                    </Link>
                  </td>
                  <td>{person.changes ? <Changes /> : t.admin.access.sees}</td>
                  <td className="soft" colSpan={2}>
                    {person.because.map((reason) => sayReason(reason)).join("; ")}
                  </td>
                </tr>
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
    </>
  );
}

const Changes = () => (
  <span className="flag">
    <Check className="i" aria-hidden="true" />
    {t.admin.access.mayChange}
  </span>
);

function useSayReason() {
  const { dates } = useFormat();
  return (reason: AccessReason): string => {
    const words =
      reason.role !== null
        ? t.admin.roleOf(t.admin.role[reason.role as UnitRole], reason.unit ?? t.person.otherUnit)
        : `${t.admin.access.reasons[reason.kind] ?? reason.kind}${reason.unit === null ? "" : ` ${t.admin.access.of(reason.unit)}`}`;
    return reason.expiresAt == null ? words : `${words}, ${t.admin.until(dates.day(reason.expiresAt))}`;
  };
}

const saveAccess = (people: readonly PersonAccess[], say: (reason: AccessReason) => string) =>
  saveCsv(
    "access",
    [t.form.pickers.person, t.admin.access.changes, t.admin.access.because],
    people.map((person) => [person.name, person.changes ? t.form.yes : t.form.no, person.because.map(say).join("; ")]),
  );
