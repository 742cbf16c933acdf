import { useEffect, type ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { t } from "@/text/index.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { Brand } from "@/ui/Glyph.tsx";
import type { DraftState } from "./useDrafts.ts";
import "./checkin.css";

type Props = {
  title: string;
  /** What this is, where it is not the weekly check-in. */
  name?: string;
  position: number;
  count: number;
  closeTo: string;
  draft?: DraftState;
  children: ReactNode;
};

/** The shell is gone: only how far one is, and the way out. */
export function CheckInFrame({ title, name = t.checkIn.title, position, count, closeTo, draft, children }: Props) {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) void navigate(closeTo);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [navigate, closeTo]);
  return (
    <div className="focus">
      <title>{t.app.title(title)}</title>
      <a className="skip" href="#main">
        {t.app.skip}
      </a>
      <header className="top ci-top">
        <Link className="brand brand--s" to="/">
          <Brand />
          <span className="ci-top__n">{t.app.name}</span>
        </Link>
        <p className="ci-top__t">
          <b>{name}</b>
          {position > 0 && <span className="soft">{t.checkIn.position(position, count)}</span>}
        </p>
        {position > 0 && <Steps position={position} count={count} />}
        <div className="top__r">
          {draft !== undefined && <Saved draft={draft} />}
          <Link className="btn btn--s btn--bare" to={closeTo}>
            {t.checkIn.close}
            <span className="kbd wide" aria-hidden="true">
              Esc
            </span>
          </Link>
        </div>
      </header>
      <main className="ci" id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Steps({ position, count }: { position: number; count: number }) {
  return (
    <svg className="ci-top__p" aria-hidden="true">
      <rect className="ax" y="3" width="100%" height="1" />
      <rect className="ax ax--on" y="2.5" width={`${(position / count) * 100}%`} height="2" />
      {Array.from({ length: count - 1 }, (_, index) => (
        <rect key={index} className="tk" x={`${((index + 1) / count) * 100}%`} y="0" width="1" height="7" />
      ))}
    </svg>
  );
}

/** Said quietly: nothing that was written is lost. */
function Saved({ draft }: { draft: DraftState }) {
  const { dates } = useFormat();
  return (
    <span className="faint sm ci-top__s" role="status">
      {draft.state === "saving" && t.checkIn.saving}
      {draft.state === "saved" && t.checkIn.saved(dates.time(draft.at))}
      {draft.state === "failed" && t.checkIn.notSaved}
    </span>
  );
}
