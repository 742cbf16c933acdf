import { scaleLinear, scaleTime } from "d3-scale";
import { line } from "d3-shape";
import { useState } from "react";
import type { HistoryPoint, Pace } from "@/api/types.ts";
import { labelDate } from "@/format/dates.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Exportable } from "@/ui/Exportable.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { cx } from "@/ui/cx.ts";
import { paceTone } from "@/ui/Glyph.tsx";
import { useWidth } from "@/ui/useWidth.ts";

const height = 188;
const margin = { top: 10, right: 98, bottom: 22, left: 16 };
const labelGap = 15;

const timeOf = (point: HistoryPoint) => (point.at.length === 10 ? labelDate(point.at) : new Date(point.at));

/** Progress against expected in colour and dots of time, confidence in ink; the same as a table below. */
export function HistoryChart({ history, pace }: { history: readonly HistoryPoint[]; pace: Pace }) {
  const { numbers, dates } = useFormat();
  const [element, width] = useWidth<HTMLElement>(392);
  const [asTable, setAsTable] = useState(false);
  if (history.length < 2) return null;

  const times = history.map(timeOf);
  const x = scaleTime([times[0] ?? new Date(), times.at(-1) ?? new Date()], [margin.left, width - margin.right]);
  const y = scaleLinear([0, 1], [height - margin.bottom, margin.top]);
  const course = (of: "progress" | "expected" | "confidence") =>
    line<HistoryPoint>()
      .defined((point) => point[of] !== null)
      .x((point) => x(timeOf(point)))
      .y((point) => y(Math.min(1, Math.max(0, point[of] ?? 0))))(history) ?? "";
  const last = history.at(-1);
  const dated = apart(times.map(x), 52);
  const tone = paceTone(pace);
  const labels = endLabels(last, y, numbers);

  return (
    <figure ref={element}>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={sayHistory(history, numbers, (at) => dates.shortDay(at))}
      >
        <path className="axis" d={`M2 ${y(0)}H${width - margin.right}`} />
        <path className="grid" d={`M2 ${y(0.5)}H${width - margin.right}M2 ${y(1)}H${width - margin.right}`} />
        <path className="exp" d={course("expected")} />
        <path className={cx("prog", `s-${tone === "achieved" ? "ontrack" : tone}`)} d={course("progress")} />
        <path className="conf" d={course("confidence")} />
        {history.map((point, index) =>
          point.confidence === null ? null : (
            <circle key={index} className="conf__d" cx={x(timeOf(point))} cy={y(point.confidence)} r="3.2" />
          ),
        )}
        {last?.progress != null && (
          <circle
            className={cx("prog__d", `t-${tone === "achieved" ? "ontrack" : tone}`)}
            cx={x(timeOf(last))}
            cy={y(Math.min(1, last.progress))}
            r="3.5"
          />
        )}
        {history.map((point, index) =>
          dated.has(index) ? (
            <text key={index} className="ax" x={x(timeOf(point))} y={height - 5} textAnchor="middle">
              {dates.shortDay(point.at)}
            </text>
          ) : null,
        )}
        {labels.map((label) => (
          <text key={label.text} className={label.className} x={width - margin.right + 10} y={label.y + 4}>
            {label.text}
          </text>
        ))}
      </svg>
      <figcaption className="fig__t">
        <button className="link" type="button" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t.table.hide : t.table.show}
        </button>
      </figcaption>
      {asTable && <HistoryTable history={history} />}
    </figure>
  );
}

/** Which of these places can carry a date: the last, and before it whichever leaves room. */
function apart(places: readonly number[], room: number): ReadonlySet<number> {
  const chosen = new Set<number>();
  let next = Infinity;
  for (let index = places.length - 1; index >= 0; index--) {
    const place = places[index] ?? 0;
    if (next - place < room) continue;
    chosen.add(index);
    next = place;
  }
  return chosen;
}

/** The three values at the right end, pushed apart where they would overlap. */
function endLabels(last: HistoryPoint | undefined, y: (value: number) => number, numbers: ReturnType<typeof useFormat>["numbers"]) {
  if (last === undefined) return [];
  const wanted = [
    { value: last.progress, text: (value: number) => `${t.table.progress.toLowerCase()} ${numbers.progress(value)}`, className: "lb--ink" },
    { value: last.expected, text: (value: number) => `${t.table.expected.toLowerCase()} ${numbers.progress(value)}`, className: "ax" },
    { value: last.confidence, text: (value: number) => `${t.table.confidence.toLowerCase()} ${numbers.confidence(value)}`, className: "" },
  ];
  const placed = wanted
    .flatMap(({ value, text, className }) =>
      value === null ? [] : [{ y: y(Math.min(1, Math.max(0, value))), text: text(value), className }],
    )
    .toSorted((a, b) => a.y - b.y);
  for (let index = 1; index < placed.length; index++) {
    const [above, below] = [placed[index - 1], placed[index]];
    if (above !== undefined && below !== undefined) below.y = Math.max(below.y, above.y + labelGap);
  }
  const overflow = Math.max(0, (placed.at(-1)?.y ?? 0) - (height - margin.bottom));
  return placed.map((label) => ({ ...label, y: label.y - overflow }));
}

function sayHistory(
  history: readonly HistoryPoint[],
  numbers: ReturnType<typeof useFormat>["numbers"],
  day: (at: string) => string,
): string {
  const [first, last] = [history[0], history.at(-1)];
  if (first === undefined || last === undefined) return "";
  const moved = (name: string, from: number | null, to: number | null, say: (value: number) => string) =>
    from === null || to === null ? [] : [t.standing.moved(name, say(from), say(to))];
  return t.standing.since(
    day(first.at),
    [
      ...moved(t.table.progress, first.progress, last.progress, numbers.progress),
      ...moved(t.table.expected, first.expected, last.expected, numbers.progress),
      ...moved(t.table.confidence, first.confidence, last.confidence, numbers.confidence),
    ].join(", "),
  );
}

function HistoryTable({ history }: { history: readonly HistoryPoint[] }) {
  const { numbers, dates } = useFormat();
  const cell = (value: number | null, say: (value: number) => string) => (value === null ? "" : say(value));
  return (
    <Exportable name={t.objective.history}>
      <Scroll label={t.objective.history}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t.table.week}</th>
              <th scope="col" className="r">
                {t.table.progress}
              </th>
              <th scope="col" className="r">
                {t.table.expected}
              </th>
              <th scope="col" className="r">
                {t.table.confidence}
              </th>
            </tr>
          </thead>
          <tbody>
            {history.toReversed().map((point) => (
              <tr key={point.at}>
                <td>{dates.day(point.at)}</td>
                <td className="r">{cell(point.progress, numbers.progress)}</td>
                <td className="r">{cell(point.expected, numbers.progress)}</td>
                <td className="r">{cell(point.confidence, numbers.confidence)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Exportable>
  );
}
