import { useState } from "react";
import type { Id, Metric } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { ActionsMenu, type Action } from "@/ui/ActionsMenu.tsx";
import { Annotate } from "./Annotate.tsx";
import { EnterValue } from "./EnterValue.tsx";
import { SetBaseline } from "./SetBaseline.tsx";
import { StartObjective } from "./StartObjective.tsx";
import { useLookAgain } from "./useLookAgain.ts";

type Doing = "start" | "enter" | "annotate" | "baseline" | null;

/** What those who answer for a KPI do with it; nobody else sees a button. */
export function KpiActions({ metric }: { metric: Metric }) {
  const [doing, setDoing] = useState<Doing>(null);
  const lookAgain = useLookAgain();
  if (metric.canChange !== true) return null;
  const close = () => setDoing(null);
  const takes = metric.formula === null && metric.status !== "archived";
  return (
    <div className="head__r">
      {takes && (
        <button className="btn" type="button" onClick={() => setDoing("enter")}>
          {t.kpiDo.enter}
        </button>
      )}
      {metric.latestValue !== null && (
        <button className="btn btn--ink" type="button" onClick={() => setDoing("start")}>
          {t.kpiDo.startOkr}
        </button>
      )}
      <ActionsMenu actions={actionsOf(metric, setDoing)} />
      {doing === "start" && <StartObjective metric={metric} onClose={close} />}
      {doing === "enter" && <EnterValue metric={metric} onClose={close} onSaved={lookAgain} />}
      {doing === "annotate" && <Annotate metric={metric.id} onClose={close} />}
      {doing === "baseline" && <SetBaseline metric={metric} onClose={close} />}
    </div>
  );
}

function actionsOf(metric: Metric, open: (doing: Doing) => void): Action[] {
  const to = (page: string): string => addressOf(metric.id, page);
  const posted = metric.formula === null;
  return [
    { id: "annotate", name: t.kpiDo.annotate, onAction: () => open("annotate") },
    { id: "baseline", name: t.kpiDo.setBaseline, onAction: () => open("baseline") },
    { id: "edit", name: t.kpiDo.edit, to: to("edit") },
    ...(metric.role === "kpi" ? [{ id: "thresholds", name: t.kpiDo.editThresholds, to: to("thresholds") }] : []),
    ...(posted
      ? [
          { id: "source", name: t.kpiDo.source, to: to("source") },
          { id: "import", name: t.kpiDo.importFile, to: `/kpis/import?metric=${metric.id}` },
        ]
      : []),
    { id: "formula", name: t.kpiDo.formula, to: to("formula") },
  ];
}

const addressOf = (id: Id, page: string) => `/kpis/${id}/${page}`;
