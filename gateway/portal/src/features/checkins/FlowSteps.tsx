import { Check } from "lucide-react";
import { Link } from "react-router";
import type { FormItem, Id } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { FormTitle } from "./FormTitle.tsx";

type Props = { items: readonly FormItem[]; steps: readonly Id[]; current: Id; done: ReadonlySet<Id>; begun: ReadonlySet<Id> };

/** How far one is, and what moved by itself since the last check-in. */
export function FlowSteps({ items, steps, current, done, begun }: Props) {
  const { dates } = useFormat();
  const here = items.find((item) => item.objectiveId === current);
  const last = here?.last?.at;
  return (
    <nav className="ci__steps wide" aria-label={t.checkIn.dueList}>
      <p className="faint xs">
        {here?.due != null && t.checkIn.due(dates.moment(here.due))}
        {here?.due == null && (last === undefined ? t.checkIn.firstTime : t.checkIn.last(dates.day(last)))}
      </p>
      {steps.length > 1 && (
        <ol>
          {steps.flatMap((id) => {
            const item = items.find((other) => other.objectiveId === id);
            if (item === undefined) return [];
            const hint = done.has(id) ? t.checkIn.allDone : begun.has(id) ? t.checkIn.begun : waits(item);
            return [
              <li key={id} {...(id === current && { "aria-current": "step" as const })}>
                {done.has(id) ? (
                  <span className="ci__done">
                    <Check className="i i--s" aria-hidden="true" />
                    <FormTitle item={item} />
                  </span>
                ) : (
                  <Link to={`/checkin/${id}`}>
                    <FormTitle item={item} />
                  </Link>
                )}
                {hint !== null && <small>{hint}</small>}
              </li>,
            ];
          })}
        </ol>
      )}
      {here !== undefined && <Moved item={here} />}
    </nav>
  );
}

function waits(item: FormItem): string | null {
  const typed = item.keyResults.filter((keyResult) => keyResult.takesValue).length;
  const filled = item.keyResults.filter((keyResult) => !keyResult.takesValue && keyResult.value !== null).length;
  return typed > 0 ? t.checkIn.needsValues(typed) : filled > 0 ? t.checkIn.filled(filled) : null;
}

function Moved({ item }: { item: FormItem }) {
  const { numbers, dates } = useFormat();
  const moved = item.keyResults.flatMap((keyResult) =>
    !keyResult.takesValue && keyResult.movement !== null && keyResult.movement !== 0 && keyResult.value !== null && keyResult.title !== null
      ? [
          {
            id: keyResult.id,
            title: keyResult.title,
            from: numbers.value(keyResult.value - keyResult.movement, keyResult),
            to: numbers.value(keyResult.value, keyResult),
          },
        ]
      : [],
  );
  if (item.last === null || moved.length === 0) return null;
  return (
    <>
      <p className="faint xs ci__since">{t.checkIn.since(dates.day(item.last.at))}</p>
      <ul className="ci__facts">
        {moved.map(({ id, title, from, to }) => (
          <li key={id}>{t.checkIn.fact(title, from, to)}</li>
        ))}
      </ul>
    </>
  );
}
