import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { objectiveQuery } from "@/api/goals.ts";
import type { Review, ReviewItem, ReviewSection } from "@/api/types.ts";
import { withAsOf } from "@/app/asOf.ts";
import { t } from "@/text/index.ts";
import { clock } from "./time.ts";

/** The items by what they speak of, in the order in which they are taken. */
export function bySection(items: readonly ReviewItem[]): { section: ReviewSection; items: ReviewItem[] }[] {
  const sections: { section: ReviewSection; items: ReviewItem[] }[] = [];
  for (const item of items) {
    const last = sections.at(-1);
    if (last?.section === item.section) last.items.push(item);
    else sections.push({ section: item.section, items: [item] });
  }
  return sections;
}

export function Agenda({ review }: { review: Review }) {
  const sections = bySection(review.items);
  if (sections.length === 0) return <p className="soft rv__none">{t.reviews.nothingFound}</p>;
  return (
    <ol className="rv__agenda">
      {sections.map(({ section, items }) => (
        <li key={`${section}-${items[0]?.number ?? 0}`}>
          <h3>{t.reviews.sections[section]}</h3>
          <ul>
            {items.map((item) => (
              <li key={item.number} {...(item.number === review.currentItem && { "aria-current": "step" as const })}>
                {hasFact(item) && (
                  <p>
                    <ItemText item={item} asOf={review.asOf} />
                  </p>
                )}
                {item.notes !== null && <p className="rv__notes soft">{item.notes}</p>}
                {item.seconds > 0 && <span className="faint xs num">{clock(item.seconds)}</span>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** Parts such as "anything else" have an item to stand on and no fact. */
export const hasFact = (item: ReviewItem) => item.text !== null || item.subjectId !== null;

/** What was found, and the way to the thing itself. */
export function ItemText({ item, asOf }: { item: ReviewItem; asOf: string }) {
  const address = addressOf(item);
  const text =
    item.text ?? (item.subject === "objective" && item.subjectId !== null ? <ObjectiveTitle id={item.subjectId} /> : t.reviews.notPublic);
  return address === null ? (
    text
  ) : (
    <Link className="link" to={withAsOf(address, asOf)}>
      {text}
    </Link>
  );
}

function ObjectiveTitle({ id }: { id: string }) {
  return useQuery(objectiveQuery(id)).data?.title ?? t.reviews.notPublic;
}

function addressOf({ subject, subjectId }: ReviewItem): string | null {
  if (subjectId === null) return null;
  if (subject === "objective") return `/objectives/${subjectId}`;
  if (subject === "metric") return `/kpis/${subjectId}`;
  return subject === "blocker" ? `/blockers/${subjectId}` : null;
}

/** For a heading: what an item is, in words. */
export function useItemName(item: ReviewItem): string {
  const objective = useQuery({
    ...objectiveQuery(item.subjectId ?? ""),
    enabled: item.text === null && item.subject === "objective" && item.subjectId !== null,
  });
  return item.text ?? objective.data?.title ?? (hasFact(item) ? t.reviews.notPublic : t.reviews.sections[item.section]);
}
