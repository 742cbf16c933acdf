import { groupBy } from "@/app/groupBy.ts";
import { addDays, labelDate } from "@/format/dates.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import type { Need } from "./needs.ts";

type Day = { label: string; name: string; isToday: boolean; isGone: boolean; facts: string[] };

/** The working week as a ruler: what turned on the days that have gone, what is due on those to come. */
export function WeekRuler({ needs }: { needs: readonly Need[] }) {
  const { dates } = useFormat();
  const today = dates.today();
  const week = weekOf(today).map((label): Day => ({
    label,
    name: label === today ? t.home.week.today : dates.day(label),
    isToday: label === today,
    isGone: label < today,
    facts: factsOf(needs.filter((need) => need.when.slice(0, 10) === label)),
  }));
  const last = week.at(-1)?.label ?? today;
  const after = needs.filter((need) => isDue(need) && need.when.slice(0, 10) > last && need.when.slice(0, 10) <= addDays(last, 9));
  const columns: Day[] = [...week, { label: "next", name: t.home.week.next, isToday: false, isGone: false, facts: factsOf(after) }];
  const at = columns.findIndex((day) => day.isToday);
  const share = (index: number) => `${((index / columns.length) * 100).toFixed(2)}%`;
  return (
    <div className="week wide">
      <svg aria-hidden="true">
        <rect className="week__ax" y="8" width="100%" height="1" />
        <rect className="week__ax week__ax--gone" y="7.5" width={share(Math.max(0, at))} height="2" />
        {columns.map((day, index) => (
          <rect key={day.label} className="week__ax" x={share(index)} y="4" width="1" height="5" />
        ))}
        {at >= 0 && (
          <svg x={share(at)} overflow="visible">
            <rect className="track__mark" x="-1" width="2" height="18" />
          </svg>
        )}
      </svg>
      <ol>
        {columns.map((day) => (
          <li key={day.label} className={cx(day.isToday && "week__now")} {...(day.isToday && { "aria-current": "date" as const })}>
            <p>{day.name}</p>
            {day.facts.map((fact) => (
              <p key={fact} className="soft">
                {fact}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Monday to Friday; at the weekend the week that comes. */
export function weekOf(today: string): string[] {
  const weekday = labelDate(today).getUTCDay();
  const monday = addDays(today, weekday === 0 ? 1 : weekday === 6 ? 2 : 1 - weekday);
  return [0, 1, 2, 3, 4].map((days) => addDays(monday, days));
}

const isDue = ({ kind }: Need) => !["alert", "quiet", "approval", "mention"].includes(kind);

/** What a day holds, each kind counted under its own name. */
export function factsOf(needs: readonly Need[]): string[] {
  const counts = groupBy(needs, (need) => need.kind);
  return [...counts].map(([kind, all]) => t.home.week[kind](all.length));
}
