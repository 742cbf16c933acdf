import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { metricQuery, replaceMetric } from "@/api/metrics.ts";
import type { Metric, MetricRequest } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { saved } from "@/ui/Unsaved.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Conflict } from "./Conflict.tsx";
import { DefinitionHistory } from "./DefinitionHistory.tsx";
import { EditorPage } from "./EditorPage.tsx";
import { KpiForm } from "./KpiForm.tsx";
import { requestOf } from "./requestOf.ts";

/** The definition of a KPI, edited against the version that was read. */
export default function EditKpiPage() {
  const { id = "" } = useParams();
  const query = useQuery(metricQuery(id));
  return (
    <EditorPage query={query} crumb={t.define.crumb} title={t.define.editTitle} hint={t.define.editHint}>
      {(metric) => <Edit metric={metric} />}
    </EditorPage>
  );
}

function Edit({ metric }: { metric: Metric }) {
  const navigate = useNavigate();
  const [taken, setTaken] = useState(0);
  const sending = useSend<MetricRequest, Metric>({
    send: (body, key) => replaceMetric(metric.id, metric.version, body, key),
    changes: [["metrics"]],
    said: t.define.saved,
    done: () => void navigate(`/kpis/${metric.id}`, saved),
  });
  const conflict = sending.problem?.kind === "stale";
  return (
    <>
      <KpiForm
        key={taken}
        given={requestOf(metric)}
        unit={{ id: metric.unit.id, name: metric.unit.name }}
        owner={metric.owner === null ? null : { id: metric.owner.id, name: metric.owner.name }}
        metric={metric}
        submit={t.define.save}
        cancelTo={`/kpis/${metric.id}`}
        sending={conflict ? { ...sending, otherThan: () => [] } : sending}
      >
        <Conflict
          problem={sending.problem}
          onTakeTheirs={() => {
            sending.reset();
            setTaken(taken + 1);
          }}
        />
      </KpiForm>
      <DefinitionHistory metric={metric} />
    </>
  );
}
