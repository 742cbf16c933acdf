import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { reviewPlansQuery, reviewsQuery } from "@/api/reviews.ts";
import type { Id } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { nextReview } from "./nextReview.ts";

type Props = { unit: Id; turned: number; late: number; blockers: number };

/** When the unit sits together next, and what there is to speak about. */
export function NextReview({ unit, turned, late, blockers }: Props) {
  const { dates } = useFormat();
  const next = useNextReview(unit);
  if (next === null) return null;
  const facts = [
    [t.nextReview.turned, turned],
    [t.nextReview.late, late],
    [t.nextReview.blockers, blockers],
  ] as const;
  return (
    <section className="panel" aria-labelledby="next-review">
      <h2 className="plain" id="next-review">
        {t.nextReview.kinds[next.kind]}
      </h2>
      <p className="panel__t soft">
        {dates.moment(next.at)}
        {next.isOpen && ` · ${t.nextReview.running}`}
      </p>
      <ul className="mini">
        {facts.map(([name, count]) => (
          <li key={name} className="mini__r">
            <span>{name}</span>
            <span className="num">{count}</span>
          </li>
        ))}
      </ul>
      {next.id !== null && (
        <Link className="btn" to={`/reviews/${next.id}`}>
          {t.nextReview.agenda}
        </Link>
      )}
    </section>
  );
}

export function useNextReview(unit: Id) {
  const plans = useQuery(reviewPlansQuery(unit)).data?.items;
  const reviews = useQuery(reviewsQuery(unit)).data?.items;
  return plans === undefined || reviews === undefined ? null : nextReview(plans, reviews);
}
