import { Milestone, Pencil, SlidersHorizontal, StickyNote, X } from "lucide-react";
import { removeAnnotation, writeAnnotation } from "@/api/metrics.ts";
import type { Id } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph } from "@/ui/Glyph.tsx";
import { useSend } from "@/ui/useSend.ts";
import type { ChartEvent, EventMark } from "./events.ts";

const icons = { baseline: Milestone, correction: Pencil, note: StickyNote, limits: SlidersHorizontal };

function Mark({ mark }: { mark: EventMark }) {
  if (!(mark in icons)) return <HealthGlyph mark={mark as Exclude<EventMark, keyof typeof icons>} />;
  const Icon = icons[mark as keyof typeof icons];
  return <Icon className="i i--s" aria-hidden="true" />;
}

type Props = { events: readonly { event: ChartEvent; number: number }[]; metric: Id; mayChange: boolean };

/** The numbered pins of the chart in words. */
export function EventList({ events, metric, mayChange }: Props) {
  const { dates } = useFormat();
  const back = useSend<{ day: string; text: string }>({ send: (note, key) => writeAnnotation(metric, note, key), changes: [["metrics"]] });
  const { send } = useSend<ChartEvent>({
    send: ({ removes = "" }) => removeAnnotation(removes),
    changes: [["metrics"]],
    said: t.note.removed,
    undo: (_, { at, title }) => back.send({ day: at, text: title }),
  });
  return (
    <ol className="evs">
      {events.map(({ event, number }) => (
        <li key={event.id}>
          <span className="evs__n">{number}</span>
          <div>
            <p className="flag strong">
              {event.mark !== null && <Mark mark={event.mark} />}
              {event.title}
            </p>
            {event.text !== "" && <p className="soft">{event.text}</p>}
          </div>
          <span className="evs__d">
            <time className="faint nowrap" dateTime={event.at}>
              {dates.shortDay(event.at)}
            </time>
            {mayChange && event.removes !== undefined && (
              <button
                className="btn btn--bare btn--icon btn--tiny"
                type="button"
                aria-label={`${t.note.remove}: ${event.title}`}
                title={t.note.remove}
                onClick={() => send(event)}
              >
                <X className="i i--s" aria-hidden="true" />
              </button>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
