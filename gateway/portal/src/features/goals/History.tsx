import { useState } from "react";
import type { CheckIn, HistoryPoint, Objective } from "@/api/types.ts";
import { useFormat, type Format } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { Section } from "@/ui/Section.tsx";

type Event = { at: string; what: string; who: string; why: string };
type Props = { objective: Objective; history: readonly HistoryPoint[]; checkIns: readonly CheckIn[] };

const shownFirst = 8;

/** Everything that happened to it, newest first: how it was agreed, what was changed and why, what was said, how it moved. */
export function History({ objective, history, checkIns }: Props) {
  const format = useFormat();
  const [all, setAll] = useState(false);
  const events = eventsOf({ objective, history, checkIns }, format);
  const shown = all ? events : events.slice(0, shownFirst);
  const save = () =>
    saveCsv(
      `${objective.title} ${t.hist.title.toLowerCase()}`,
      [t.hist.when, t.hist.what, t.hist.who, t.hist.why],
      events.map(({ at, what, who, why }) => [at, what, who, why]),
    );
  if (events.length === 0) return null;
  return (
    <Section title={t.hist.title} action={<ExportLink onExport={save} />}>
      {(id) => (
        <>
          <Scroll labelledBy={id}>
            <table className="tbl hist" aria-labelledby={id}>
              <thead>
                <tr>
                  <th scope="col">{t.hist.when}</th>
                  <th scope="col">{t.hist.what}</th>
                  <th scope="col">{t.hist.who}</th>
                  <th scope="col">{t.hist.why}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((event) => (
                  <tr key={`${event.at}${event.what}`}>
                    <td>{format.dates.moment(event.at)}</td>
                    <td className="hist__t">{event.what}</td>
                    <td>{event.who}</td>
                    <td className="hist__t soft">{event.why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          {events.length > shownFirst && (
            <p className="sec__p">
              <button className="btn btn--s" type="button" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? t.hist.less : t.hist.everything}
              </button>
            </p>
          )}
        </>
      )}
    </Section>
  );
}

function eventsOf({ objective, history, checkIns }: Props, { numbers }: Format): Event[] {
  const { governance, override } = objective;
  const events: Event[] = [];
  const agreed = (at: string | null | undefined, what: string, who: string | undefined, why = "") => {
    if (at != null) events.push({ at, what, who: who ?? "", why });
  };
  agreed(governance?.proposedAt, t.hist.lifecycle.proposed, governance?.proposedBy?.name);
  agreed(governance?.publishedAt, t.hist.lifecycle.published, governance?.publishedBy?.name, governance?.limitReason ?? "");
  if (override !== null) agreed(override.at, t.hist.stated, override.by.name, override.reason);
  for (const keyResult of objective.keyResults) {
    keyResult.targetChanges.forEach((change, index) => {
      const next = keyResult.targetChanges[index + 1]?.target ?? keyResult.target;
      const say = (value: number | null) => (value === null ? t.editor.emptyValue : numbers.value(value, keyResult));
      agreed(change.changedAt, t.hist.target(keyResult.title, say(change.target), say(next)), change.changedBy.name, change.reason);
    });
  }
  for (const checkIn of checkIns) {
    const what = checkIn.confidence === null ? t.hist.checkInPlain : t.hist.checkIn(numbers.confidence(checkIn.confidence));
    agreed(checkIn.at, what, checkIn.author.name ?? t.app.someone, checkIn.changed ?? "");
  }
  history.forEach((point, index) => {
    const before = history[index - 1]?.progress;
    if (before == null || point.progress === null) return;
    const [from, to] = [numbers.progress(before), numbers.progress(point.progress)];
    if (from !== to) agreed(point.at, t.hist.progress(from, to), undefined);
  });
  return events.toSorted((a, b) => b.at.localeCompare(a.at));
}
