import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { baselinesQuery, metricQuery, periodsQuery, replaceMetric } from "@/api/metrics.ts";
import type { Id, Metric } from "@/api/types.ts";
import { addDays } from "@/format/dates.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";
import { ThresholdList } from "../AboutKpi.tsx";
import { requestOf } from "../edit/requestOf.ts";
import { KpiNow } from "../KpiNow.tsx";
import { rangeStart, yearBefore } from "../range.ts";

const board = "board";

/** The reading of one KPI over the list: close it, and the row has the focus again. */
export function QuickLook({ id, onClose }: { id: Id; onClose: () => void }) {
  const metric = useQuery(metricQuery(id));
  return (
    <FormDialog title={metric.data?.name ?? t.states.things.kpi} onClose={onClose} wide>
      <Await query={metric} what={t.states.things.kpi}>
        {(known) => <Look metric={known} onClose={onClose} />}
      </Await>
    </FormDialog>
  );
}

function Look({ metric, onClose }: { metric: Metric; onClose: () => void }) {
  const { dates } = useFormat();
  const today = dates.today();
  const from = rangeStart("half", today);
  const periods = useQuery(periodsQuery(metric.id, addDays(yearBefore(from, metric.cadence), -7), today)).data?.items ?? [];
  const baseline = useQuery(baselinesQuery(metric.id)).data?.current?.value ?? null;
  const isOn = metric.tags.includes(board);
  const { send, isPending, otherThan } = useSend<string[], Metric>({
    send: (tags, key) => replaceMetric(metric.id, metric.version, { ...requestOf(metric), tags }, key),
    changes: [["metrics"]],
    said: (_, tags) => (tags.includes(board) ? t.explorer.onBoard : t.explorer.offBoard),
  });
  return (
    <div className="look">
      {metric.definition !== null && <p className="soft">{metric.definition}</p>}
      <KpiNow metric={metric} periods={periods} baseline={baseline} />
      {metric.role === "kpi" && <ThresholdList metric={metric} />}
      {otherThan().map((message) => (
        <p key={message} role="alert" className="strong">
          {message}
        </p>
      ))}
      <div className="form__act">
        {metric.canChange === true && !(metric.formula ?? "").includes("{hidden}") && (
          <button
            className="btn"
            type="button"
            disabled={isPending}
            onClick={() => send(isOn ? metric.tags.filter((tag) => tag !== board) : [...metric.tags, board])}
          >
            {isOn ? t.explorer.takeFromBoard : t.explorer.putOnBoard}
          </button>
        )}
        <Link className="btn btn--ink" to={`/kpis/${metric.id}`} onClick={onClose}>
          {t.explorer.open}
        </Link>
      </div>
    </div>
  );
}
