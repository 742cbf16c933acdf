import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { holdingsQuery } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { Holding, PersonView } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Section } from "@/ui/Section.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { HandOver } from "./HandOver.tsx";

/** What would be left behind if they went: KPIs and objectives that they answer for. */
export function AnswersFor({ person }: { person: PersonView }) {
  const query = useQuery(holdingsQuery({ owner: person.id }));
  const [handing, setHanding] = useState(false);
  const count = query.data?.items.length ?? 0;
  return (
    <Section
      title={t.admin.holdings.title}
      {...(count > 0 && {
        summary: count,
        csv: `${person.name} ${t.admin.holdings.title.toLowerCase()}`,
        action: (
          <button className="btn btn--s" type="button" onClick={() => setHanding(true)}>
            {t.admin.holdings.handOver}
          </button>
        ),
      })}
    >
      {(labelledBy) => (
        <>
          <Await query={query} what={t.states.things.holdings}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="adm__lead">{t.admin.holdings.none}</p>
              ) : (
                <HoldingTable items={items} labelledBy={labelledBy} />
              )
            }
          </Await>
          {handing && <HandOver from={person} onClose={() => setHanding(false)} />}
        </>
      )}
    </Section>
  );
}

function HoldingTable({ items, labelledBy }: { items: readonly Holding[]; labelledBy: string }) {
  const units = useQuery(unitsQuery).data ?? [];
  return (
    <Scroll labelledBy={labelledBy}>
      <table className="tbl" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t.admin.holdings.columns.name}</th>
            <th scope="col">{t.admin.holdings.columns.kind}</th>
            <th scope="col">{t.admin.holdings.columns.unit}</th>
            <th scope="col">{t.admin.holdings.columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                {item.name === null ? (
                  t.admin.holdings.private
                ) : (
                  <Link to={item.kind === "metric" ? `/kpis/${item.id}` : `/objectives/${item.id}`}>{item.name}</Link>
                )}
              </td>
              <td>{item.kind === "metric" ? t.form.pickers.kpi : t.form.pickers.objective}</td>
              <td>{units.find((unit) => unit.id === item.unitId)?.name}</td>
              <td className="soft">{item.status}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
