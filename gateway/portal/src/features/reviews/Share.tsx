import type { Review } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { clock, split } from "./time.ts";

/** How much of the time went to objectives: a bar of ink, said in words. */
export function Share({ review, sinceRead = 0 }: { review: Review; sinceRead?: number }) {
  const { okrs, rest } = split(review, sinceRead);
  const all = okrs + rest;
  if (all === 0) return <p className="soft rail__none">{t.reviews.noTime}</p>;
  const share = `${((okrs / all) * 100).toFixed(1)}%`;
  return (
    <div className="rv__share">
      <p>
        <b className="num">{clock(all)}</b> <span className="soft">{t.reviews.planned(review.plannedMinutes)}</span>
      </p>
      <svg role="img" aria-label={t.reviews.shareLabel(clock(okrs), clock(rest))}>
        <rect className="track__base" width="100%" height="8" y="2" rx="2" />
        <rect className="rv__on" width={share} height="8" y="2" rx="2" />
      </svg>
      <p className="soft">
        {t.reviews.onOkrs} {clock(okrs)}, {t.reviews.onRest} {clock(rest)}
      </p>
    </div>
  );
}
