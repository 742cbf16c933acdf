import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { metricListQuery } from "@/api/metrics.ts";
import { Page } from "@/app/Page.tsx";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { mayDefine } from "../mayDefine.ts";
import { FilterBar } from "./FilterBar.tsx";
import { KpiTable } from "./KpiTable.tsx";
import { saveMetrics } from "./saveMetrics.ts";
import { useKpiFilter } from "./useKpiFilter.ts";
import { Views } from "./Views.tsx";
import "../kpi.css";
import "./explorer.css";

/** Every KPI one can see: filtered, worst first, with a quick look; what is filtered by stands in the address. */
export default function ExplorerPage() {
  const { me } = usePerson();
  const kpis = useKpiFilter();
  const list = useInfiniteQuery(metricListQuery(kpis.filter));
  const [saving, setSaving] = useState(false);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const save = () => {
    setSaving(true);
    void saveMetrics(kpis.filter).finally(() => setSaving(false));
  };
  return (
    <Page title={t.explorer.title} crumbs={[{ name: t.explorer.title }]}>
      <div className="head">
        <div>
          <h1>{t.explorer.title}</h1>
          <p className="meta">{t.explorer.hint}</p>
        </div>
        <div className="head__r">
          <Link className="btn" to="/kpis/sources">
            {t.explorer.quality}
          </Link>
          <Link className="btn" to="/kpis/import">
            {t.explorer.importFile}
          </Link>
          {mayDefine(me) && (
            <Link className="btn btn--ink" to="/kpis/new">
              {t.explorer.newKpi}
            </Link>
          )}
        </div>
      </div>
      <Views kpis={kpis} me={me.id} />
      <FilterBar kpis={kpis} me={me} />
      {list.isPending && <Loading what={t.states.things.kpis} />}
      {list.isLoadingError && <Failure error={list.error} what={t.states.things.kpis} retry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <Nothing filtered={kpis.filtered} onClear={() => kpis.show("")} mayAdd={mayDefine(me)} />}
      {items.length > 0 && (
        <>
          <div className="xbar">
            <p className="soft" role="status">
              {t.explorer.shown(items.length, list.hasNextPage)}
            </p>
            <button className="btn btn--s btn--bare" type="button" disabled={saving} onClick={save}>
              <Download className="i i--s" aria-hidden="true" />
              {t.form.exportCsv}
            </button>
          </div>
          <KpiTable items={items} />
        </>
      )}
      {list.hasNextPage && (
        <p className="tbl__more">
          <button className="btn" type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t.explorer.showMore}
          </button>
        </p>
      )}
    </Page>
  );
}

function Nothing({ filtered, onClear, mayAdd }: { filtered: boolean; onClear: () => void; mayAdd: boolean }) {
  return filtered ? (
    <Empty title={t.explorer.nothing} hint={t.explorer.nothingHint}>
      <button className="btn btn--s" type="button" onClick={onClear}>
        {t.explorer.clear}
      </button>
    </Empty>
  ) : (
    <Empty title={t.explorer.empty} hint={t.explorer.emptyHint}>
      {mayAdd && (
        <Link className="btn btn--s" to="/kpis/new">
          {t.explorer.newKpi}
        </Link>
      )}
    </Empty>
  );
}
