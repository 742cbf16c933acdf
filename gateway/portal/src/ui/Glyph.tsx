import type { Health, Pace } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { cx } from "./cx.ts";

/** A KPI's state as a shape: the shape alone says it, the hue repeats it. */
export type HealthMark = Health | "stale";

/** The visual families of pace; what has closed borrows the hue of what it came to. */
export type PaceTone = "ontrack" | "behind" | "risk" | "achieved" | "early" | "none";

const paceTones: Record<Pace, PaceTone> = {
  "on-track": "ontrack",
  behind: "behind",
  "at-risk": "risk",
  achieved: "achieved",
  "too-early": "early",
  "no-data": "none",
  "not-started": "none",
  met: "achieved",
  near: "behind",
  missed: "risk",
};

export const paceTone = (pace: Pace | null): PaceTone => (pace === null ? "none" : paceTones[pace]);

/** Other services tell the health of a metric as they heard it, in a word. */
export const healthNamed = (word: string | null): HealthMark | null => (word !== null && word in shapes ? (word as HealthMark) : null);

export const healthMark = (item: { health: Health; stale: boolean }): HealthMark => (item.stale ? "stale" : item.health);

const shapes: Record<HealthMark, React.ReactNode> = {
  green: <circle cx="7" cy="7" r="5.2" fill="currentColor" />,
  amber: <path d="M7 2 12.4 11.6H1.6z" fill="currentColor" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />,
  red: <path d="M7 1 13 7 7 13 1 7z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />,
  stale: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M7 4.2V7l1.9 1.2" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
  "not-set": <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2 2" />,
};

/** Decorative: always beside the word, or give `named` where it stands alone. */
export function HealthGlyph({ mark, named = false, className }: { mark: HealthMark; named?: boolean; className?: string | undefined }) {
  return (
    <svg className={cx("g", className)} data-h={mark} viewBox="0 0 14 14" {...naming(named, t.health[mark])}>
      {shapes[mark]}
    </svg>
  );
}

const barWidths: Partial<Record<PaceTone, number>> = { ontrack: 18.5, behind: 6.5, risk: 2.5 };

export function PaceGlyph({ pace, named = false, className }: { pace: Pace | null; named?: boolean; className?: string | undefined }) {
  const tone = paceTone(pace);
  const bar = barWidths[tone];
  return (
    <svg className={cx("p", className)} data-p={tone} viewBox="0 0 22 12" {...naming(named, t.pace[pace ?? "no-data"])}>
      {bar !== undefined && (
        <>
          <rect className="p-base" x="0" y="5" width="22" height="2" rx="1" />
          <rect className="p-bar" x="0" y="2.5" width={bar} height="7" rx="1" />
          <rect className="p-halo" x="10" y="0" width="4" height="12" />
          <rect className="p-mark" x="11" y="0" width="2" height="12" rx=".5" />
        </>
      )}
      {tone === "achieved" && (
        <>
          <rect className="p-bar" x="0" y="2.5" width="22" height="7" rx="1" />
          <path className="p-tick" d="M7 6.2l2.6 2.3L15 3.6" />
        </>
      )}
      {(tone === "early" || tone === "none") && <path d="M0 6h22" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2.4" />}
      {tone === "early" && <rect className="p-mark" x="3" y="1" width="2" height="10" rx=".5" />}
    </svg>
  );
}

const naming = (named: boolean, name: string) => (named ? { role: "img", "aria-label": name } : { "aria-hidden": true });

export function HealthWord({ mark, children }: { mark: HealthMark; children?: React.ReactNode }) {
  return (
    <span className="hl">
      <HealthGlyph mark={mark} />
      {children ?? t.health[mark]}
    </span>
  );
}

export function PaceWord({ pace, children }: { pace: Pace | null; children?: React.ReactNode }) {
  return (
    <span className="pc">
      <PaceGlyph pace={pace} />
      {children ?? t.pace[pace ?? "no-data"]}
    </span>
  );
}

export function Brand() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="brand__mark">
      <path d="M6.2 18.6a8.8 8.8 0 1 1 11.6 0" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
      <path className="brand__halo" d="M13.4 10.6 18.8 5.2" fill="none" strokeWidth="6" />
      <path d="M12.6 11.4 19.4 4.6" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
