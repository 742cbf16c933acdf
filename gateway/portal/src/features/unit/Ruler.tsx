import type { Cycle } from "@/api/types.ts";
import { addDays, daysBetween, labelDate } from "@/format/dates.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The cycle as a ruler: weeks and months as ticks, what has gone in ink, today as the mark. */
export function Ruler({ cycle, expected, review = null }: { cycle: Cycle; expected: string | null; review?: string | null }) {
  const { dates } = useFormat();
  const today = dates.today();
  const days = daysBetween(cycle.start, cycle.end) + 1;
  const day = Math.min(days, Math.max(0, daysBetween(cycle.start, today) + 1));
  const gone = day / days;
  const share = (date: string) => daysBetween(cycle.start, date) / days;
  const running = today >= cycle.start && today <= cycle.end;
  const words = [
    running
      ? t.ruler.today(dates.day(today), day, days)
      : day === 0
        ? t.ruler.begins(dates.day(cycle.start))
        : t.ruler.ended(dates.day(cycle.end)),
    ...(running && expected !== null ? [t.progress.expected(expected)] : []),
  ].join(" · ");

  return (
    <figure className="ruler">
      <svg
        role="img"
        aria-label={`${t.ruler.label(cycle.name, day, days)}${expected === null ? "" : `, ${t.progress.expected(expected)}`}`}
      >
        <rect className="ax" y="29" width="100%" height="1" />
        <rect className="ax ax--gone" y="28.5" width={percent(gone)} height="2" />
        {mondays(cycle).map((date) => (
          <rect key={date} className={share(date) < gone ? "tk tk--gone" : "tk"} x={percent(share(date))} y="24" width="1" height="5" />
        ))}
        {months(cycle).map((date) => (
          <g key={date}>
            <rect className={share(date) < gone ? "tk tk--gone" : "tk"} x={percent(share(date))} y="18" width="1" height="11" />
            <text x={percent(share(date))} y="45">
              {dates.month(date)}
            </text>
          </g>
        ))}
        <svg x="100%" overflow="visible">
          <rect className={gone === 1 ? "tk tk--gone" : "tk"} x="-1" y="18" width="1" height="11" />
        </svg>
        <text x="100%" y="45" textAnchor="end">
          {dates.shortDay(cycle.end)}
        </text>
        {review !== null && review.slice(0, 10) >= today && review.slice(0, 10) <= cycle.end && (
          <>
            <svg x={percent(share(review.slice(0, 10)) + 0.5 / days)} overflow="visible">
              <circle className="ev" cx="0" cy="29.5" r="4" />
            </svg>
            {/* Not over the name of a month. */}
            {months(cycle).every((month) => Math.abs(share(month) - share(review.slice(0, 10))) > 0.06) && (
              <text className="wide" x={percent(share(review.slice(0, 10)) + 0.5 / days)} y="45" textAnchor="middle">
                {t.nextReview.onRuler}
              </text>
            )}
          </>
        )}
        <svg x={percent(gone)} overflow="visible">
          <rect className="track__halo" x="-3" y="13" width="6" height="24" />
          <rect className="mark" x="-1" y="13" width="2" height="24" />
        </svg>
        <TodayWords
          gone={gone}
          wide={words}
          narrow={running ? [dates.day(today), ...(expected === null ? [] : [t.progress.expected(expected)])].join(" · ") : words}
        />
      </svg>
    </figure>
  );
}

/** The words stand over the mark and stay inside the ruler at its ends. */
function TodayWords({ gone, wide, narrow }: { gone: number; wide: string; narrow: string }) {
  const anchor = (margin: number) => (gone < margin ? "start" : gone > 1 - margin ? "end" : "middle");
  const x = (margin: number) => (gone < margin ? "0%" : gone > 1 - margin ? "100%" : percent(gone));
  return (
    <>
      <text className="now wide" x={x(0.16)} y="8" textAnchor={anchor(0.16)}>
        {wide}
      </text>
      <text className="now narrow" x={x(0.3)} y="8" textAnchor={anchor(0.3)}>
        {narrow}
      </text>
    </>
  );
}

function mondays({ start, end }: Cycle): string[] {
  const toMonday = (8 - labelDate(start).getUTCDay()) % 7;
  const found: string[] = [];
  for (let date = addDays(start, toMonday); date <= end; date = addDays(date, 7)) found.push(date);
  return found;
}

function months({ start, end }: Cycle): string[] {
  const found = [start];
  for (let date = nextMonth(start); date <= end; date = nextMonth(date)) found.push(date);
  return found;
}

function nextMonth(label: string): string {
  const date = labelDate(label);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
}
