import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Metric } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Empty } from "@/ui/States.tsx";
import "./edit.css";

type Props = {
  query: UseQueryResult<Metric>;
  crumb: string;
  title: (name: string) => string;
  hint: string;
  children: (metric: Metric) => ReactNode;
};

/** A page that changes one KPI: for those who may, and in words for those who may not. */
export function EditorPage({ query, crumb, title, hint, children }: Props) {
  const metric = query.data;
  if (metric === undefined)
    return (
      <Page title={crumb} crumbs={[{ name: t.explorer.title, to: "/kpis" }]}>
        <Await query={query} what={t.states.things.kpi}>
          {() => null}
        </Await>
      </Page>
    );
  const crumbs = [{ name: t.explorer.title, to: "/kpis" }, { name: metric.name, to: `/kpis/${metric.id}` }, { name: crumb }];
  const refusal =
    metric.canChange !== true
      ? { title: t.define.notYours, hint: t.define.notYoursHint }
      : (metric.formula ?? "").includes("{hidden}")
        ? { title: t.define.notYours, hint: t.define.hiddenFormula }
        : null;
  return (
    <Page title={title(metric.name)} crumbs={crumbs}>
      <div className="edit">
        <div className="head">
          <div>
            <h1>{title(metric.name)}</h1>
            {refusal === null && <p className="meta">{hint}</p>}
          </div>
        </div>
        {refusal === null ? (
          children(metric)
        ) : (
          <Empty {...refusal}>
            <Link className="btn btn--s" to={`/kpis/${metric.id}`}>
              {t.limits.back}
            </Link>
          </Empty>
        )}
      </div>
    </Page>
  );
}
