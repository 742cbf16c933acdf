import type { Alert, Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph } from "@/ui/Glyph.tsx";

function AlertMark({ alert }: { alert: Alert }) {
  const mark = alert.health ?? (alert.kind === "stale" ? "stale" : null);
  return mark !== null && <HealthGlyph mark={mark} />;
}

function titleOf({ kind, health }: Alert) {
  const word = health === null ? "" : t.health[health].toLowerCase();
  switch (kind) {
    case "health":
      return t.kpi.alert.turned(word);
    case "forecast":
      return t.kpi.alert.expected(word);
    default:
      return t.kpi.alert.kinds[kind];
  }
}

/** The numbered pins of the chart in words. */
export function AlertList({ metric, pinned }: { metric: Metric; pinned: readonly { alert: Alert; number: number }[] }) {
  const { numbers, dates } = useFormat();
  return (
    <ol className="evs">
      {pinned.map(({ alert, number }) => (
        <li key={alert.id}>
          <span className="evs__n">{number}</span>
          <div>
            <p className="flag strong">
              <AlertMark alert={alert} />
              {titleOf(alert)}
            </p>
            <p className="soft">
              {alert.value !== null && `${numbers.value(alert.value, metric)}, `}
              {alert.closedAt === null ? t.kpi.alert.open : t.kpi.alert.closed(dates.shortDay(alert.closedAt))}
            </p>
          </div>
          <time className="faint nowrap" dateTime={alert.openedAt}>
            {dates.shortDay(alert.period)}
          </time>
        </li>
      ))}
    </ol>
  );
}
