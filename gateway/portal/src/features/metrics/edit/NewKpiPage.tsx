import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { createMetric } from "@/api/metrics.ts";
import type { Metric, MetricRequest } from "@/api/types.ts";
import { NotFound } from "@/app/NotFound.tsx";
import { Page } from "@/app/Page.tsx";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { saved } from "@/ui/Unsaved.tsx";
import { useSend } from "@/ui/useSend.ts";
import { mayDefine } from "../mayDefine.ts";
import { KpiForm } from "./KpiForm.tsx";
import "./edit.css";

const blank: MetricRequest = {
  name: null,
  definition: null,
  role: "kpi",
  unitOfMeasure: null,
  decimals: 1,
  direction: "higher",
  thresholds: null,
  cadence: "weekly",
  reviewCadence: "weekly",
  visibility: "public",
  unitId: null,
  ownerId: null,
  externalKey: null,
  target: null,
  benchmark: null,
  businessOutcome: null,
  source: null,
  tags: [],
  status: "draft",
  aboutPersonId: null,
  aggregation: "last",
  calendarId: null,
  filter: null,
  formula: null,
};

/** A KPI that is not there yet; it may begin as a draft that lacks things. */
export default function NewKpiPage() {
  return mayDefine(usePerson().me) ? <NewKpi /> : <NotFound />;
}

function NewKpi() {
  const { me } = usePerson();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const units = useQuery(unitsQuery);
  const sending = useSend<MetricRequest, Metric>({
    send: createMetric,
    changes: [["metrics"]],
    said: t.define.created,
    done: (metric) => void navigate(`/kpis/${metric.id}`, saved),
  });
  return (
    <Page title={t.define.newTitle} crumbs={[{ name: t.explorer.title, to: "/kpis" }, { name: t.define.newTitle }]}>
      <div className="edit">
        <div className="head">
          <div>
            <h1>{t.define.newTitle}</h1>
            <p className="meta">{t.define.newHint}</p>
          </div>
        </div>
        <Await query={units} what={t.states.things.unit}>
          {(known) => {
            const wanted = search.get("unit");
            const own = me.roles.find((role) => role.role === "lead")?.unitId ?? me.primaryUnitId;
            const unit = known.find((other) => other.slug === wanted || other.id === wanted) ?? known.find((other) => other.id === own);
            return (
              <KpiForm
                given={blank}
                unit={unit === undefined ? null : { id: unit.id, name: unit.name }}
                owner={{ id: me.id, name: me.name }}
                submit={t.define.create}
                cancelTo="/kpis"
                sending={sending}
              />
            );
          }}
        </Await>
      </div>
    </Page>
  );
}
