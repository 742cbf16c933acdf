import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { formulaQuery, metricQuery } from "@/api/metrics.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { EditorPage } from "./EditorPage.tsx";
import { FormulaEditor } from "./FormulaEditor.tsx";

/** What a KPI is computed by: written with the answer beside it, saved when it can be computed. */
export default function FormulaPage() {
  const { id = "" } = useParams();
  const query = useQuery(metricQuery(id));
  const formula = useQuery({ ...formulaQuery(id), enabled: query.data !== undefined });
  return (
    <EditorPage query={query} crumb={t.formula.crumb} title={t.formula.title} hint={t.formula.hint}>
      {(metric) => (
        <Await query={formula} what={t.states.things.kpi}>
          {(known) => <FormulaEditor metric={metric} formula={known} />}
        </Await>
      )}
    </EditorPage>
  );
}
