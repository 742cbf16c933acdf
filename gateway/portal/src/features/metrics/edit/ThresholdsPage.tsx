import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { metricQuery, periodsQuery } from "@/api/metrics.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { rangeStart } from "../range.ts";
import { EditorPage } from "./EditorPage.tsx";
import { ThresholdEditor } from "./ThresholdEditor.tsx";

const lookBack = { daily: "half", weekly: "year", monthly: "five", quarterly: "five", calendar: "five" } as const;

/** The limits of a KPI, dragged on its own history. */
export default function ThresholdsPage() {
  const { id = "" } = useParams();
  const { dates } = useFormat();
  const query = useQuery(metricQuery(id));
  const cadence = query.data?.cadence ?? "weekly";
  const periods = useQuery({
    ...periodsQuery(id, rangeStart(lookBack[cadence], dates.today()), dates.today()),
    enabled: query.data !== undefined,
  });
  return (
    <EditorPage query={query} crumb={t.limits.crumb} title={t.limits.title} hint={t.limits.hint}>
      {(metric) => (
        <Await query={periods} what={t.states.things.values}>
          {({ items }) => <ThresholdEditor key={metric.id} metric={metric} periods={items} />}
        </Await>
      )}
    </EditorPage>
  );
}
