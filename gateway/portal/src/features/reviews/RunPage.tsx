import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { endReview, moveTo, reviewQuery } from "@/api/reviews.ts";
import type { Review } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Brand } from "@/ui/Glyph.tsx";
import { useSend } from "@/ui/useSend.ts";
import { RunItem } from "./RunItem.tsx";
import { RunList } from "./RunList.tsx";
import { useRuns } from "./ReviewPage.tsx";
import { clock, split } from "./time.ts";
import "../checkins/checkin.css";
import "./reviews.css";

/** The facilitator's screen: no shell, one item at a time, and the clock. */
export default function RunPage() {
  const { id = "" } = useParams();
  const query = useQuery({ ...reviewQuery(id), refetchInterval: 10_000 });
  return (
    <Await query={query} what={t.reviews.thing}>
      {(review) => <Run review={review} readAt={query.dataUpdatedAt} />}
    </Await>
  );
}

/** Seconds since the review was read; the service counts, this only lets the clock go on until it is read again. */
function useSinceRead(readAt: number, isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return isRunning ? Math.max(0, Math.floor((now - readAt) / 1000)) : 0;
}

function Run({ review, readAt }: { review: Review; readAt: number }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const runs = useRuns(review);
  const sinceRead = useSinceRead(readAt, review.currentItem !== null);
  const [ending, setEnding] = useState(false);
  const name = `${t.reviews.kinds[review.kind]}, ${review.unit ?? ""}`;
  const at = review.items.findIndex((item) => item.number === review.currentItem);
  const item = review.items[at];
  const moving = useSend({
    send: (number: number | null) => moveTo(review.id, number),
    changes: [],
    done: (next) => client.setQueryData(reviewQuery(review.id).queryKey, next),
  });
  const { okrs, rest } = split(review, sinceRead);
  const back = review.items[at - 1];
  const forward = review.items[at + 1];
  const go = (number: number | undefined) => number !== undefined && !moving.isPending && moving.send(number);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [role=dialog]") !== null;
      if (event.defaultPrevented || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "j" || event.key === "ArrowRight") go(forward?.number);
      else if (event.key === "k" || event.key === "ArrowLeft") go(back?.number);
      else if (event.key === "n") document.getElementById("notes")?.focus();
      else if (event.key === "Escape") void navigate(`/reviews/${review.id}`);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  if (!runs || review.endedAt !== null)
    return (
      <main className="focus rv__no" id="main">
        <div className="state">
          <h1>{name}</h1>
          <p className="soft">{review.endedAt === null ? t.reviews.notAllowed : t.reviews.endedSaid}</p>
          <p className="state__act">
            <Link className="btn" to={`/reviews/${review.id}`}>
              {t.reviews.follow}
            </Link>
          </p>
        </div>
      </main>
    );
  return (
    <div className="focus">
      <title>{t.app.title(name)}</title>
      <a className="skip" href="#main">
        {t.app.skip}
      </a>
      <header className="top ci-top">
        <Link className="brand brand--s" to="/">
          <Brand />
          <span className="ci-top__n">{t.app.name}</span>
        </Link>
        <p className="ci-top__t">
          <b className="cut">{name}</b>
          {at >= 0 && <span className="soft">{t.reviews.position(at + 1, review.items.length)}</span>}
        </p>
        <div className="top__r">
          <span className="num wide">
            <b>{clock(okrs + rest)}</b> <span className="soft">{t.reviews.planned(review.plannedMinutes)}</span>
          </span>
          <button className="btn btn--s" type="button" onClick={() => setEnding(true)}>
            {t.reviews.end}
          </button>
          <Link className="btn btn--s btn--bare" to={`/reviews/${review.id}`}>
            {t.reviews.close}
          </Link>
        </div>
      </header>
      <div className="ci rv__run">
        <RunList review={review} sinceRead={sinceRead} onGo={go} />
        <main id="main" tabIndex={-1}>
          {item === undefined ? (
            <div className="rv__wait">
              <h1>{name}</h1>
              <p className="soft">{t.reviews.minutesOf(review.plannedMinutes)}</p>
            </div>
          ) : (
            <RunItem key={item.number} review={review} item={item} seconds={item.seconds + sinceRead} />
          )}
        </main>
      </div>
      <footer className="ci-bar">
        <Keys />
        <span className="ci-bar__a">
          {at >= 0 && (
            <button className="btn btn--bare" type="button" onClick={() => moving.send(null)}>
              {t.reviews.pause}
            </button>
          )}
          {back !== undefined && (
            <button className="btn" type="button" onClick={() => go(back.number)}>
              {t.reviews.back}
            </button>
          )}
          {forward !== undefined ? (
            <button className="btn btn--ink" type="button" onClick={() => go(forward.number)}>
              {at < 0 ? t.reviews.start : t.reviews.forward}
            </button>
          ) : (
            <button className="btn btn--ink" type="button" onClick={() => setEnding(true)}>
              {t.reviews.end}
            </button>
          )}
        </span>
      </footer>
      {ending && <EndDialog review={review} onClose={() => setEnding(false)} />}
    </div>
  );
}

function EndDialog({ review, onClose }: { review: Review; onClose: () => void }) {
  const navigate = useNavigate();
  const ending = useSend({
    send: () => endReview(review.id),
    changes: [
      ["checkins", "review", review.id],
      ["checkins", "reviews"],
    ],
    said: t.reviews.endedSaid,
    done: () => void navigate(`/reviews/${review.id}`),
  });
  return (
    <FormDialog
      title={t.reviews.endTitle}
      submit={t.reviews.end}
      isPending={ending.isPending}
      problems={ending.otherThan()}
      onSubmit={() => ending.send(undefined)}
      onClose={onClose}
    >
      <p className="soft">{t.reviews.endHint}</p>
    </FormDialog>
  );
}

function Keys() {
  return (
    <p className="keys wide" aria-hidden="true">
      <span>
        <span className="kbd">J</span>
        {t.reviews.keys.forward}
      </span>
      <span>
        <span className="kbd">K</span>
        {t.reviews.keys.back}
      </span>
      <span>
        <span className="kbd">N</span>
        {t.reviews.keys.notes}
      </span>
    </p>
  );
}
