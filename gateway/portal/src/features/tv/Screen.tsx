import { useQuery } from "@tanstack/react-query";
import { Pause, Play, WifiOff } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { pictureQuery, type BoardPicture } from "@/api/displays.ts";
import { Problem } from "@/api/problem.ts";
import type { Id } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Brand } from "@/ui/Glyph.tsx";
import { Empty, Failure } from "@/ui/States.tsx";
import { PaceSummary } from "../goals/PaceSummary.tsx";
import { HealthSummary } from "../metrics/Scorecard.tsx";
import { countsOf } from "../unit/countsOf.ts";
import { pagesOf } from "./pages.ts";
import { TvKpis, TvObjectives } from "./TvParts.tsx";

const turnEvery = 15_000;

type Props = { unit: Id; name: string; display: boolean; ended: ReactNode };

/** The board of a unit on a wall: it turns its pages, and keeps the last picture when the connection is gone. */
export function Screen({ unit, name, display, ended }: Props) {
  const picture = useQuery(pictureQuery(unit, display));
  const { error } = picture;
  // What was ended shows nothing anymore, also nothing old.
  if (error instanceof Problem && (error.kind === "signed-out" || error.kind === "absent")) return ended;
  return (
    <main className="tv">
      <title>{t.app.title(t.tv.title(name))}</title>
      {picture.data !== undefined ? (
        <Pages name={name} picture={picture.data} since={error === null ? null : picture.dataUpdatedAt} />
      ) : (
        <>
          <h1 className="sr">{name}</h1>
          {error !== null && <Failure error={error} what={t.tv.reading} retry={() => void picture.refetch()} />}
        </>
      )}
    </main>
  );
}

function Pages({ name, picture, since }: { name: string; picture: BoardPicture; since: number | null }) {
  const { dates } = useFormat();
  const { scorecard, objectives, cycle } = picture;
  const pages = pagesOf(scorecard.items, objectives);
  const { index, turns, setTurns } = useTurning(pages.length);
  const page = pages[index];
  return (
    <>
      <header className="tv__h">
        <h1>{name}</h1>
        <p className="tv__sum">
          {page?.kind === "objectives" ? (
            <>
              <span className="soft">{cycle?.name}</span>
              <PaceSummary paces={objectives.map((objective) => objective.pace)} />
            </>
          ) : (
            <HealthSummary counts={countsOf(scorecard)} />
          )}
        </p>
      </header>
      <div className="tv__b">
        {page === undefined ? (
          <Empty title={t.tv.nothing} hint={t.tv.nothingHint} />
        ) : page.kind === "kpis" ? (
          <TvKpis items={page.items} />
        ) : (
          <TvObjectives objectives={page.items} />
        )}
      </div>
      <footer className="tv__f">
        <Brand />
        {since === null ? (
          <span className="soft">{t.tv.asOf(dates.time(scorecard.asOf))}</span>
        ) : (
          <span className="tv__lost" role="status">
            <WifiOff aria-hidden="true" />
            {t.tv.lost(dates.moment(new Date(since).toISOString()))}
          </span>
        )}
        {pages.length > 1 && (
          <>
            <button className="btn tv__turn" type="button" onClick={() => setTurns(!turns)}>
              {turns ? <Pause className="i" aria-hidden="true" /> : <Play className="i" aria-hidden="true" />}
              {turns ? t.tv.pause : t.tv.go}
            </button>
            <span className="tv__n soft">{t.tv.pageOf(index + 1, pages.length)}</span>
          </>
        )}
      </footer>
    </>
  );
}

/** By itself every fifteen seconds, by the arrow keys at once; the space bar stops it. */
function useTurning(pages: number) {
  const [at, setAt] = useState(0);
  const [turns, setTurns] = useState(true);
  useEffect(() => {
    if (!turns || pages < 2) return;
    const timer = setInterval(() => setAt((now) => now + 1), turnEvery);
    return () => clearInterval(timer);
  }, [turns, pages, at]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "ArrowRight") setAt((now) => now + 1);
      else if (event.key === "ArrowLeft") setAt((now) => now - 1);
      else if (event.key === " " && !(event.target instanceof HTMLButtonElement)) setTurns((now) => !now);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const index = pages === 0 ? 0 : ((at % pages) + pages) % pages;
  return { index, turns, setTurns };
}
