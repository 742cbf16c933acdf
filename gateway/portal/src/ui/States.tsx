import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { isPassing, Problem } from "@/api/problem.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { useDelayed } from "./useDelayed.ts";
import "./states.css";

const ticks = Array.from({ length: 15 }, (_, index) => `${((index * 100) / 14).toFixed(2)}%`);

/** The scale of what is coming, without values; nothing to see in the first 300 ms. */
export function Loading({ what }: { what: string }) {
  if (!useDelayed(300)) return <div hidden data-waiting />;
  return (
    <div className="state" role="status" data-waiting>
      <svg className="state__scale" aria-hidden="true">
        <rect className="state__axis" y="20" width="100%" height="1" />
        {ticks.map((x) => (
          <rect key={x} className="state__axis" x={x} y="14" width="1" height="7" />
        ))}
        <rect className="state__mark state__mark--drift" x="30%" y="8" width="2" height="24" />
      </svg>
      <p className="soft sm">{t.states.reading(what)}</p>
    </div>
  );
}

type EmptyProps = { title: string; hint?: string | undefined; children?: ReactNode };

/** Why there is nothing, and the one thing to do about it. */
export function Empty({ title, hint, children }: EmptyProps) {
  return (
    <div className="state">
      <svg className="state__scale" aria-hidden="true">
        <rect className="track__base" y="16" width="100%" height="8" rx="2" />
        <svg x="54%" overflow="visible">
          <rect className="track__halo" x="-3" y="8" width="6" height="24" />
          <rect className="track__mark" x="-1" y="8" width="2" height="24" />
        </svg>
      </svg>
      <p className="strong">{title}</p>
      {hint !== undefined && <p className="soft sm">{hint}</p>}
      {children !== undefined && <div className="state__act">{children}</div>}
    </div>
  );
}

/** One wording for what does not exist and what is hidden. */
export function Absent() {
  return (
    <div className="state">
      <svg className="state__scale" aria-hidden="true">
        <rect className="state__axis" y="20" width="100%" height="1" />
        <svg x="50%" overflow="visible">
          <circle className="state__ring" cy="20" r="14" />
          <Lock x="-8" y="12" width="16" height="16" strokeWidth="1.75" />
        </svg>
      </svg>
      <h1 className="state__title">{t.states.absent}</h1>
      <p className="soft sm">{t.states.absentHint}</p>
      <div className="state__act">
        <Link className="btn btn--s" to="/">
          {t.states.goHome}
        </Link>
      </div>
    </div>
  );
}

type FailureProps = { error: Error; what: string; retry: () => void };

export function Failure({ error, what, retry }: FailureProps) {
  if (error instanceof Problem && error.kind === "absent") return <Absent />;
  const unreachable = error instanceof Problem && error.kind === "unreachable";
  const busy = error instanceof Problem && error.kind === "busy";
  const reference = error instanceof Problem ? error.reference : null;
  return (
    <div className="state" role="alert">
      <svg className="state__scale" aria-hidden="true">
        <rect className="state__axis" y="20" width="42%" height="1" />
        <rect className="state__axis" x="58%" y="20" width="42%" height="1" />
        <circle className="state__ring" cx="42%" cy="20.5" r="3.5" />
        <circle className="state__ring" cx="58%" cy="20.5" r="3.5" />
      </svg>
      <p className="strong">{unreachable ? t.states.unreachable : busy ? t.states.busy : t.states.failed(what)}</p>
      {isPassing(error) && <p className="soft sm">{unreachable ? t.states.unreachableHint : t.states.failedHint}</p>}
      <div className="state__act">
        <button className="btn btn--s" type="button" onClick={retry}>
          {t.states.tryNow}
        </button>
        {reference !== null && <span className="faint xs">{t.states.reference(reference)}</span>}
      </div>
    </div>
  );
}

/** What is shown still holds for the moment it was read. */
export function StaleNotice({ what, at, retry }: { what: string; at: number; retry: () => void }) {
  const { dates } = useFormat();
  return (
    <p className="notice" role="status">
      {t.states.stale(what, dates.time(new Date(at).toISOString()))}
      <button className="btn btn--s" type="button" onClick={retry}>
        {t.states.tryNow}
      </button>
    </p>
  );
}
