import type { Severity } from "@/api/types.ts";
import { t } from "@/text/index.ts";

const bars: Record<Severity, number> = { minor: 1, major: 2, critical: 3 };

/** How much a blocker holds up: a judgement, so ink; one to three bars and its word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <span className="sev">
      <svg className="sev__g" width="16" height="12" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <rect
            key={bar}
            className={bar <= bars[severity] ? "sev__on" : "sev__off"}
            x={(bar - 1) * 5.5 + 0.5}
            y={12 - bar * 3.5}
            width="3.5"
            height={bar * 3.5}
            rx="0.5"
          />
        ))}
      </svg>
      {t.blocking.severities[severity]}
    </span>
  );
}

/** The worst first, and among equals the oldest. */
export const bySeverity = <B extends { severity: Severity; ageDays: number }>(blockers: readonly B[]): B[] =>
  blockers.toSorted((a, b) => bars[b.severity] - bars[a.severity] || b.ageDays - a.ageDays);

export const byAge = <B extends { severity: Severity; ageDays: number }>(blockers: readonly B[]): B[] =>
  blockers.toSorted((a, b) => b.ageDays - a.ageDays || bars[b.severity] - bars[a.severity]);
