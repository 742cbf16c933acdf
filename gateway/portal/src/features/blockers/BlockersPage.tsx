import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { blockersQuery } from "@/api/blockers.ts";
import type { Blocker, Id } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { useRights } from "@/app/roles.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { SelectField } from "@/ui/Field.tsx";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { BlockerRow } from "./BlockerRow.tsx";
import { byAge, bySeverity } from "./Severity.tsx";
import { StatementDialog } from "./StatementDialog.tsx";
import { useBlockerRights, useUnitNames } from "./useBlockerRights.ts";
import "./blockers.css";

/** What blocks: what I see to, and what my units wait for, the worst first. */
export default function BlockersPage() {
  const [search, setSearch] = useSearchParams();
  const [raising, setRaising] = useState(false);
  const show = search.get("show") === "units" ? "units" : "mine";
  const state = search.get("state") === "resolved" ? "resolved" : "open";
  const unit = search.get("unit");
  const sort = search.get("sort") === "age" ? "age" : "severity";
  const mayChange = useBlockerRights();
  const found = useBlockers(show, unit, state);
  const sorted = (sort === "age" ? byAge : bySeverity)(found.items);
  const csv = useBlockerCsv();
  const turn = (name: string, value: string | null) =>
    setSearch(
      (now) => {
        if (value === null) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <Page title={t.blocking.title} crumbs={[{ name: t.blocking.title }]}>
      <div className="head">
        <div>
          <h1>{t.blocking.title}</h1>
          {state === "open" && found.isSuccess && (
            <p className="meta" role="status">
              {t.blocking.summary(sorted.length, sorted.filter((blocker) => blocker.severity === "critical").length)}
            </p>
          )}
        </div>
        <div className="head__r">
          <button className="btn btn--ink" type="button" onClick={() => setRaising(true)}>
            {t.blocking.raise}
          </button>
          <ActionsMenu actions={[{ id: "csv", name: t.form.exportCsv, onAction: () => csv(sorted), disabled: sorted.length === 0 }]} />
        </div>
      </div>
      <div className="blk__bar">
        <Segments
          label={t.blocking.show}
          value={show}
          choices={{ mine: t.blocking.mine, units: t.blocking.units }}
          onChange={(value) => turn("show", value === "mine" ? null : value)}
        />
        <Segments
          label={t.blocking.state}
          value={state}
          choices={t.blocking.states}
          onChange={(value) => turn("state", value === "open" ? null : value)}
        />
        <Segments
          label={t.blocking.sort}
          value={sort}
          choices={t.blocking.sorts}
          onChange={(value) => turn("sort", value === "age" ? value : null)}
        />
        {show === "units" && <WhichUnit value={unit} onChange={(id) => turn("unit", id)} />}
      </div>
      {found.isPending && <Loading what={t.blocking.things} />}
      {found.error !== null && <Failure error={found.error} what={t.blocking.things} retry={found.retry} />}
      {found.isSuccess && sorted.length === 0 && (
        <Empty title={state === "resolved" ? t.blocking.none.resolved : t.blocking.none[show]} hint={t.blocking.noneHint}>
          <button className="btn btn--s" type="button" onClick={() => setRaising(true)}>
            {t.blocking.raise}
          </button>
        </Empty>
      )}
      {sorted.length > 0 && (
        <ul className="blks" aria-label={t.blocking.title}>
          {sorted.map((blocker) => (
            <BlockerRow key={blocker.id} blocker={blocker} mayChange={mayChange(blocker)} />
          ))}
        </ul>
      )}
      {raising && <StatementDialog objective={null} onClose={() => setRaising(false)} />}
    </Page>
  );
}

/** The topmost units that one leads hold all that is below them; whoever leads none looks at their own. */
function useBlockers(show: "mine" | "units", unit: Id | null, state: "open" | "resolved") {
  const { me } = usePerson();
  const tops = useTopUnits();
  const filters = show === "mine" ? [{ owner: me.id, state }] : (unit === null ? tops : [unit]).map((id) => ({ unit: id, state }));
  return useQueries({
    queries: filters.map((filter) => blockersQuery(filter)),
    combine: (results) => {
      const all = results.flatMap((result) => result.data ?? []);
      return {
        items: all.filter((blocker, index) => all.findIndex((other) => other.id === blocker.id) === index),
        isPending: results.some((result) => result.isPending),
        isSuccess: results.every((result) => result.data !== undefined),
        error: results.find((result) => result.data === undefined && result.error !== null)?.error ?? null,
        retry: () => results.forEach((result) => void result.refetch()),
      };
    },
  });
}

function useTopUnits(): Id[] {
  const { me } = usePerson();
  const { ledUnits } = useRights();
  const led = new Set(ledUnits.map((unit) => unit.id));
  const tops = ledUnits.filter((unit) => unit.parentId === null || !led.has(unit.parentId)).map((unit) => unit.id);
  return tops.length > 0 ? tops : me.units.map((unit) => unit.id);
}

function WhichUnit({ value, onChange }: { value: Id | null; onChange: (id: Id | null) => void }) {
  const { me } = usePerson();
  const { ledUnits } = useRights();
  const units = ledUnits.length > 0 ? ledUnits : me.units;
  if (units.length < 2) return null;
  return (
    <div className="blk__unit">
      <SelectField
        label={t.blocking.unitOf}
        value={value ?? ""}
        onChange={(id) => onChange(id === "" ? null : id)}
        choices={[{ value: "", name: t.blocking.allMine }, ...units.map((unit) => ({ value: unit.id, name: unit.name }))]}
      />
    </div>
  );
}

type SegmentsProps<V extends string> = { label: string; value: V; choices: Readonly<Record<V, string>>; onChange: (value: V) => void };

function Segments<V extends string>({ label, value, choices, onChange }: SegmentsProps<V>) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {(Object.keys(choices) as V[]).map((name) => (
        <button key={name} type="button" aria-pressed={value === name} onClick={() => onChange(name)}>
          {choices[name]}
        </button>
      ))}
    </div>
  );
}

function useBlockerCsv() {
  const { nameOf } = useUnitNames();
  return (blockers: readonly Blocker[]) =>
    saveCsv(
      "blockers",
      t.blocking.csv,
      blockers.map((b) => [
        t.blocking.severities[b.severity],
        b.text,
        b.objectiveTitle,
        nameOf(b.unitId),
        b.owner.name,
        b.helpingUnitId === null ? null : nameOf(b.helpingUnitId),
        b.escalatedTo === null ? null : nameOf(b.escalatedTo),
        b.due,
        b.raisedAt,
        b.resolvedAt,
        b.ageDays,
      ]),
    );
}
