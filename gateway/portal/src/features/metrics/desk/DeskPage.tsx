import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { alertsQuery, checksQuery, metricListQuery } from "@/api/metrics.ts";
import { sourcesQuery } from "@/api/sources.ts";
import { Page } from "@/app/Page.tsx";
import { usePerson } from "@/app/SignedIn.tsx";
import { inTreeOrder } from "@/app/unitOrder.ts";
import { t } from "@/text/index.ts";
import { Section } from "@/ui/Section.tsx";
import { AlertRows, CheckRows, SourceRows, StaleRows } from "./DeskTables.tsx";
import { Part } from "./Part.tsx";
import "../explorer/explorer.css";

/** Where a data owner's Monday begins: what failed, what did not come, what nobody has explained, what to think about. */
export default function DeskPage() {
  const { me } = usePerson();
  const [search, setSearch] = useSearchParams();
  const units = useQuery(unitsQuery).data ?? [];
  const slug =
    search.get("unit") ?? units.find((unit) => unit.id === me.primaryUnitId)?.slug ?? units.find((unit) => unit.parentId === null)?.slug;
  const unit = slug ?? "";
  const known = slug !== undefined;
  const sources = useInfiniteQuery({ ...sourcesQuery({ unit }), enabled: known });
  const stale = useInfiniteQuery({
    ...metricListQuery({ unit, descendants: true, stale: true, status: "active", sort: "name" }),
    enabled: known,
  });
  const alerts = useQuery({ ...alertsQuery(unit), enabled: known });
  const checks = useQuery({ ...checksQuery(unit), enabled: known });
  const sourceItems = sources.data?.pages.flatMap((page) => page.items);
  const staleItems = stale.data?.pages.flatMap((page) => page.items);
  const open = alerts.data?.items.filter(
    (alert) => alert.closedAt === null && alert.kind !== "stale" && alert.acknowledgements.length === 0,
  );
  const failing = sourceItems?.filter((source) => source.failures > 0).length;
  return (
    <Page title={t.desk.title} crumbs={[{ name: t.explorer.title, to: "/kpis" }, { name: t.desk.title }]}>
      <div className="head">
        <div>
          <h1>{t.desk.title}</h1>
          <p className="meta" role="status">
            {failing === undefined || staleItems === undefined || open === undefined
              ? t.desk.hint
              : failing + staleItems.length + open.length === 0
                ? t.desk.allGood
                : t.desk.summary(failing, staleItems.length, open.length)}
          </p>
        </div>
        <div className="head__r">
          <select
            className="filters__s"
            aria-label={t.desk.unit}
            value={unit}
            onChange={(event) => setSearch({ unit: event.target.value }, { replace: true })}
          >
            {inTreeOrder(units).map((row) => (
              <option key={row.unit.id} value={row.unit.slug}>
                {`${"\u2003".repeat(row.depth)}${row.unit.name}`}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Section title={t.desk.stale} csv={t.desk.stale.toLowerCase()} summary={t.desk.staleHint}>
        {(id) => (
          <Part query={stale} items={staleItems} what={t.states.things.kpis} none={t.desk.noStale}>
            {(items) => <StaleRows items={items} labelledBy={id} />}
          </Part>
        )}
      </Section>
      <Section title={t.desk.sources} csv={t.desk.sources.toLowerCase()} summary={t.desk.sourcesHint}>
        {(id) => (
          <Part query={sources} items={sourceItems} what={t.states.things.sources} none={t.desk.noSources}>
            {(items) => <SourceRows items={items.toSorted((a, b) => b.failures - a.failures)} labelledBy={id} />}
          </Part>
        )}
      </Section>
      <Section title={t.desk.unexplained} csv={t.desk.unexplained.toLowerCase()}>
        {(id) => (
          <Part query={alerts} items={open} what={t.states.things.alerts} none={t.desk.noUnexplained}>
            {(items) => <AlertRows items={items} labelledBy={id} />}
          </Part>
        )}
      </Section>
      <Section title={t.desk.checks} csv={t.desk.checks.toLowerCase()} summary={t.desk.checksHint}>
        {(id) => (
          <Part query={checks} items={checks.data?.items} what={t.states.things.checks} none={t.desk.noChecks}>
            {(items) => <CheckRows items={items} labelledBy={id} />}
          </Part>
        )}
      </Section>
    </Page>
  );
}
