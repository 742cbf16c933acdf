import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Alert, CheckFinding, ManagedSource, Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { HealthGlyph, healthMark } from "@/ui/Glyph.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { alertMark, alertTitle } from "../sayAlert.ts";

type TableProps = { columns: readonly string[]; labelledBy: string; children: ReactNode };

function Table({ columns, labelledBy, children }: TableProps) {
  return (
    <Scroll labelledBy={labelledBy}>
      <table className="tbl" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  );
}

export function StaleRows({ items, labelledBy }: { items: readonly Metric[]; labelledBy: string }) {
  const { dates } = useFormat();
  return (
    <Table columns={Object.values(t.desk.staleColumns)} labelledBy={labelledBy}>
      {items.map((metric) => (
        <tr key={metric.id}>
          <td>
            <span className="flag">
              <HealthGlyph mark={healthMark(metric)} />
              <Link className="strong" to={`/kpis/${metric.id}`}>
                {metric.name}
              </Link>
              <span className="faint">{metric.unit.name}</span>
            </span>
          </td>
          <td>{metric.latestPeriod === null ? t.kpi.states.never : dates.period(metric.latestPeriod, metric.cadence)}</td>
          <td data-value={metric.nextDue}>{metric.nextDue === null ? "" : dates.moment(metric.nextDue)}</td>
          <td className="soft">{metric.owner === null ? t.kpi.nobody : <Who name={metric.owner.name} />}</td>
        </tr>
      ))}
    </Table>
  );
}

export function SourceRows({ items, labelledBy }: { items: readonly ManagedSource[]; labelledBy: string }) {
  const { dates } = useFormat();
  return (
    <Table columns={Object.values(t.desk.sourceColumns)} labelledBy={labelledBy}>
      {items.map((source) => (
        <tr key={source.metricId}>
          <td>
            <Link className="strong" to={`/kpis/${source.metricId}/source`}>
              {source.metricName}
            </Link>{" "}
            <span className="faint">{source.unit.name}</span>
          </td>
          <td className="strong">{stateOf(source)}</td>
          <td className="soft">{t.source.kinds[source.kind]}</td>
          <td className="soft" data-value={source.lastSuccessAt}>
            {source.lastSuccessAt === null ? "" : dates.moment(source.lastSuccessAt)}
          </td>
          <td className="soft" data-value={source.nextRunAt}>
            {source.nextRunAt === null ? "" : dates.moment(source.nextRunAt)}
          </td>
          <td className="soft xerr">{source.failures > 0 && `${t.source.failures(source.failures)}: ${source.lastError ?? ""}`}</td>
        </tr>
      ))}
    </Table>
  );
}

function stateOf({ failures, nextRunAt, lastRunAt }: ManagedSource): string {
  if (failures > 0) return t.source.state.failing;
  if (nextRunAt === null) return t.source.state.off;
  return lastRunAt === null ? t.source.state.never : t.source.state.ok;
}

export function AlertRows({ items, labelledBy }: { items: readonly Alert[]; labelledBy: string }) {
  const { numbers, dates } = useFormat();
  return (
    <Table columns={Object.values(t.desk.alertColumns)} labelledBy={labelledBy}>
      {items.map((alert) => {
        const mark = alertMark(alert);
        return (
          <tr key={alert.id}>
            <td>
              <Link className="strong" to={`/kpis/${alert.metricId}`}>
                {alert.metricName}
              </Link>
            </td>
            <td>
              <span className="flag">
                {mark !== null && <HealthGlyph mark={mark} />}
                {alertTitle(alert)}
              </span>
            </td>
            <td data-value={alert.value}>{alert.value === null ? "" : numbers.any(alert.value)}</td>
            <td className="soft" data-value={alert.openedAt}>
              {dates.day(alert.openedAt)}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

export function CheckRows({ items, labelledBy }: { items: readonly CheckFinding[]; labelledBy: string }) {
  return (
    <Table columns={[t.desk.checkColumns.rule, t.desk.checkColumns.kpi, t.desk.checkColumns.unit]} labelledBy={labelledBy}>
      {items.map((finding) => (
        <tr key={`${finding.rule} ${finding.unit.id} ${finding.metric?.id ?? ""}`}>
          <td>{t.desk.rules[finding.rule]}</td>
          <td>
            {finding.metric !== null && (
              <Link className="strong" to={`/kpis/${finding.metric.id}`}>
                {finding.metric.name}
              </Link>
            )}
            {finding.count !== null && finding.limit !== null && <span className="soft"> {t.desk.most(finding.count, finding.limit)}</span>}
            {finding.others.length > 0 && (
              <span className="faint"> {t.desk.also(finding.others.map((other) => `${other.name} (${other.unit.name})`).join(", "))}</span>
            )}
          </td>
          <td className="soft">
            <Link to={`/d/${finding.unit.slug}`}>{finding.unit.name}</Link>
          </td>
        </tr>
      ))}
    </Table>
  );
}
