import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { auditExportAddress, auditQuery, services, type AuditFilter } from "@/api/administration.ts";
import { personQuery } from "@/api/directory.ts";
import type { AuditEntry } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { PersonPicker } from "@/ui/pickers.tsx";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { AdminPage } from "./AdminPage.tsx";
import { changesOf } from "./changesOf.ts";
import { PersonName } from "./TokensPage.tsx";

/** Who changed what, when, from what to what, as each service keeps it. */
export default function AuditPage() {
  const [search, setSearch] = useSearchParams();
  const service = services.find((name) => name === search.get("service")) ?? "directory";
  const actor = search.get("actor");
  const named = useQuery({ ...personQuery(actor ?? ""), enabled: actor !== null }).data;
  const filter: AuditFilter = {
    ...(search.get("subject") && { subject: search.get("subject") ?? "" }),
    ...(search.get("type") && { subjectType: search.get("type") ?? "" }),
    ...(actor !== null && { actor }),
    ...(search.get("from") && { from: new Date(`${search.get("from") ?? ""}T00:00:00`).toISOString() }),
    ...(search.get("to") && { to: new Date(`${search.get("to") ?? ""}T23:59:59`).toISOString() }),
  };
  const query = useInfiniteQuery(auditQuery(service, filter));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  const turn = (name: string, value: string) =>
    setSearch(
      (now) => {
        if (value === "") now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  return (
    <AdminPage
      section="audit"
      title={t.admin.sections.audit}
      hint={t.admin.audit.hint}
      actions={
        <a className="btn" href={auditExportAddress(service, filter)} download>
          {t.form.exportCsv}
        </a>
      }
    >
      <div className="adm__bar">
        <SelectField
          label={t.admin.operations.columns.service}
          value={service}
          onChange={(value) => setSearch({ service: value })}
          choices={services.map((value) => ({ value, name: t.admin.serviceNames[value] }))}
        />
        <SelectField
          label={t.admin.audit.type}
          value={search.get("type") ?? ""}
          onChange={(value) => turn("type", value)}
          choices={[
            { value: "", name: t.admin.audit.all },
            ...typesOf(entries, search.get("type")).map((value) => ({ value, name: sayType(value) })),
          ]}
        />
        <PersonPicker
          key={named?.id ?? ""}
          label={t.admin.audit.actor}
          value={named === undefined ? null : { id: named.id, name: named.name }}
          onChange={(option) => turn("actor", option?.id ?? "")}
        />
        <TextField label={t.admin.audit.from} type="date" value={search.get("from") ?? ""} onChange={(value) => turn("from", value)} />
        <TextField label={t.admin.audit.to} type="date" value={search.get("to") ?? ""} onChange={(value) => turn("to", value)} />
      </div>
      {search.has("subject") && (
        <p className="adm__lead">
          {t.admin.audit.one}{" "}
          <button className="link" type="button" onClick={() => turn("subject", "")}>
            {t.admin.audit.showAll}
          </button>
        </p>
      )}
      {query.isPending && <Loading what={t.states.things.audit} />}
      {query.isLoadingError && <Failure error={query.error} what={t.states.things.audit} retry={() => void query.refetch()} />}
      {query.isSuccess && entries.length === 0 && <Empty title={t.admin.audit.none} hint={t.admin.audit.noneHint} />}
      {entries.length > 0 && <Entries entries={entries} onSubject={(subject) => turn("subject", subject)} />}
      {query.hasNextPage && (
        <button className="btn adm__more" type="button" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.admin.more}
        </button>
      )}
    </AdminPage>
  );
}

/** Types that are on the page; the chosen one stays choosable. */
const typesOf = (entries: readonly AuditEntry[], chosen: string | null) =>
  [...new Set([...entries.map((entry) => entry.subjectType), ...(chosen === null ? [] : [chosen])])].toSorted();

const sayType = (type: string) =>
  t.admin.audit.types[type] ?? type.replaceAll(/(?<=[a-z])([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

function Entries({ entries, onSubject }: { entries: readonly AuditEntry[]; onSubject: (id: string) => void }) {
  const { dates } = useFormat();
  return (
    <Scroll label={t.admin.sections.audit}>
      <table className="tbl" aria-label={t.admin.sections.audit}>
        <thead>
          <tr>
            <th scope="col">{t.admin.operations.columns.at}</th>
            <th scope="col">{t.admin.audit.actor}</th>
            <th scope="col">{t.admin.audit.what}</th>
            <th scope="col">{t.admin.audit.changes}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={`${entry.at}${entry.subjectId}${entry.version}`}>
              <td className="nowrap">{dates.moment(entry.at)}</td>
              <td>{entry.actor === null ? <span className="faint">{t.admin.audit.itself}</span> : <PersonName id={entry.actor} />}</td>
              <td>
                <button className="link" type="button" title={t.admin.audit.onlyThis} onClick={() => onSubject(entry.subjectId)}>
                  {sayType(entry.subjectType)}
                </button>{" "}
                <span className="soft">{t.admin.audit.actions[entry.action] ?? entry.action}</span>
                {entry.reason !== null && <p className="soft sm">{entry.reason}</p>}
              </td>
              <td className="sm">
                <ul className="changes-from">
                  {changesOf(entry.changes, (at) => dates.moment(at)).map((change) => (
                    <li key={change.name}>
                      <span className="faint">{change.name}</span> {change.from !== null && <span className="old">{change.from}</span>}{" "}
                      {change.to}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
