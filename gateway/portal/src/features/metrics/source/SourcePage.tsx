import { useQuery } from "@tanstack/react-query";
import { useParams, useSearchParams } from "react-router";
import { metricQuery } from "@/api/metrics.ts";
import { sourceQuery } from "@/api/sources.ts";
import type { Metric } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Empty } from "@/ui/States.tsx";
import { EditorPage } from "../edit/EditorPage.tsx";
import { PushHelp } from "./PushHelp.tsx";
import { Runs } from "./Runs.tsx";
import { SourceForm } from "./SourceForm.tsx";
import "../kpi.css";
import "./source.css";

/** Where a KPI's values come from: pulled on a schedule, tried before it is saved; or posted by a system. */
export default function SourcePage() {
  const { id = "" } = useParams();
  const query = useQuery(metricQuery(id));
  return (
    <EditorPage query={query} crumb={t.source.crumb} title={t.source.title} hint={t.source.hint}>
      {(metric) => (metric.formula === null ? <Ways metric={metric} /> : <Empty title={t.source.computed} />)}
    </EditorPage>
  );
}

function Ways({ metric }: { metric: Metric }) {
  const [search, setSearch] = useSearchParams();
  const source = useQuery({ ...sourceQuery(metric.id), enabled: metric.pulled === true });
  const push = search.get("way") === "post";
  const choose = (way: string | null) => setSearch(way === null ? {} : { way }, { replace: true });
  return (
    <>
      <div className="seg src__way" role="group" aria-label={t.source.way}>
        <button type="button" aria-pressed={!push} onClick={() => choose(null)}>
          {t.source.pull}
        </button>
        <button type="button" aria-pressed={push} onClick={() => choose("post")}>
          {t.source.push}
        </button>
      </div>
      {push ? (
        <PushHelp metric={metric} />
      ) : metric.pulled === true ? (
        <Await query={source} what={t.states.things.source}>
          {(known) => (
            <>
              <SourceForm key={known?.details?.version ?? 0} metric={metric} source={known} />
              <Runs metric={metric} />
            </>
          )}
        </Await>
      ) : (
        <SourceForm metric={metric} source={null} />
      )}
    </>
  );
}
