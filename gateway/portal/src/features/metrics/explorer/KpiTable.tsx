import { useCallback, useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Id, Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Phrase } from "@/text/Phrase.tsx";
import { Who } from "@/ui/Avatar.tsx";
import { cx } from "@/ui/cx.ts";
import { HealthGlyph, healthMark } from "@/ui/Glyph.tsx";
import { Spark } from "@/ui/Spark.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { isBetter } from "../change.ts";
import { Delta } from "../Delta.tsx";
import { QuickLook } from "./QuickLook.tsx";

/** Rows that J and K walk through; Enter looks, O opens. */
export function KpiTable({ items }: { items: readonly Metric[] }) {
  const [at, setAt] = useState<Id | null>(null);
  const [looking, setLooking] = useState<Id | null>(null);
  const rows = useRef(new Map<Id, HTMLAnchorElement>());
  const navigate = useNavigate();
  const close = useCallback(() => setLooking(null), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
      if (typing || event.ctrlKey || event.metaKey || event.altKey || looking !== null || target.closest("[role=dialog]") !== null) return;
      const index = items.findIndex((item) => item.id === at);
      const step = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (step !== undefined) {
        const next = items[Math.min(items.length - 1, Math.max(0, index + step))];
        if (next === undefined) return;
        event.preventDefault();
        setAt(next.id);
        rows.current.get(next.id)?.focus();
      } else if (index >= 0 && event.key === "o") {
        void navigate(`/kpis/${items[index]?.id ?? ""}`);
      } else if (index >= 0 && event.key === "Enter" && target === rows.current.get(items[index]?.id ?? "")) {
        event.preventDefault();
        setLooking(items[index]?.id ?? null);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [items, at, looking, navigate]);

  return (
    <>
      <Scroll label={t.explorer.title}>
        <table className="tbl xtbl" aria-label={t.explorer.title}>
          <thead>
            <tr>
              <th scope="col">{t.explorer.columns.kpi}</th>
              <th scope="col" className="r">
                {t.explorer.columns.value}
              </th>
              <th scope="col">{t.explorer.columns.change}</th>
              <th scope="col">{t.explorer.columns.course}</th>
              <th scope="col">{t.explorer.columns.unit}</th>
              <th scope="col">{t.explorer.columns.owner}</th>
              <th scope="col">{t.explorer.columns.latest}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((metric) => (
              <tr key={metric.id} className={cx(metric.id === at && "xtbl__at")}>
                <td>
                  <div className="nm">
                    <HealthGlyph mark={healthMark(metric)} named />
                    <Link
                      className="cut strong"
                      to={`/kpis/${metric.id}`}
                      title={metric.name}
                      ref={(element) => {
                        if (element === null) rows.current.delete(metric.id);
                        else rows.current.set(metric.id, element);
                      }}
                      onFocus={() => setAt(metric.id)}
                    >
                      {metric.name}
                    </Link>
                    <Tags metric={metric} />
                  </div>
                </td>
                <Numbers metric={metric} />
                <td>
                  <Link className="soft cut xtbl__u" to={`/d/${metric.unit.slug}`} title={metric.unit.name}>
                    {metric.unit.name}
                  </Link>
                </td>
                <td className="soft">{metric.owner === null ? t.kpi.nobody : <Who name={metric.owner.name} />}</td>
                <Latest metric={metric} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="faint xs wide xkeys" aria-hidden="true">
        <Phrase text={t.explorer.keys} j={<Key name="J" />} k={<Key name="K" />} enter={<Key name="Enter" />} o={<Key name="O" />} />
      </p>
      {looking !== null && <QuickLook id={looking} onClose={close} />}
    </>
  );
}

const Key = ({ name }: { name: string }) => <span className="kbd">{name}</span>;

function Tags({ metric }: { metric: Metric }) {
  return (
    <span className="xtags">
      {metric.status !== "active" && <span className="tag tag--line">{t.about.status[metric.status]}</span>}
      {metric.role === "measure" && <span className="tag tag--line">{t.explorer.kinds.measure}</span>}
      {metric.tags.includes("board") && (
        <span className="tag" title={t.explorer.boardHint}>
          {t.explorer.board}
        </span>
      )}
    </span>
  );
}

function Numbers({ metric }: { metric: Metric }) {
  const { numbers } = useFormat();
  const { latestValue, previousValue } = metric;
  const change = latestValue === null || previousValue === null ? null : latestValue - previousValue;
  const better = change === null ? null : isBetter(change, metric.direction);
  return (
    <>
      <td className="r strong">
        {latestValue === null ? <span className="faint">{t.kpi.states.never}</span> : numbers.value(latestValue, metric)}
      </td>
      <td className="soft">
        {change !== null && !metric.stale && (
          <>
            <Delta change={change}>{numbers.change(change, metric)}</Delta>
            {better !== null && <span className="faint xs"> {better ? t.kpi.better : t.kpi.worse}</span>}
          </>
        )}
      </td>
      <td>
        <Spark points={metric.spark ?? []} thresholds={metric.thresholds} stale={metric.stale} />
      </td>
    </>
  );
}

function Latest({ metric }: { metric: Metric }) {
  const { dates } = useFormat();
  return (
    <td className="soft">
      {metric.latestPeriod === null ? "" : dates.period(metric.latestPeriod, metric.cadence)}
      {metric.stale && <span className="tag tag--line xtbl__st">{t.health.stale}</span>}
    </td>
  );
}
