import { useQuery } from "@tanstack/react-query";
import { runSource, sourceRunsQuery } from "@/api/sources.ts";
import type { Metric, SourceRun } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Scroll } from "@/ui/Scroll.tsx";

/** The last runs of a source, and one now. */
export function Runs({ metric }: { metric: Metric }) {
  const runs = useQuery(sourceRunsQuery(metric.id));
  const { send, isPending, otherThan } = useSend<undefined, SourceRun>({
    send: () => runSource(metric.id),
    changes: [["metrics"]],
    said: ({ error, rows, inserted, revised }) => (error === null ? t.source.ran(rows, inserted, revised) : t.source.runFailed(error)),
  });
  return (
    <Section
      title={t.source.runs}
      summary={t.source.runsHint}
      csv={`${metric.name} ${t.source.runs.toLowerCase()}`}
      action={
        <button className="btn btn--s" type="button" disabled={isPending} onClick={() => send(undefined)}>
          {isPending ? t.source.running : t.source.run}
        </button>
      }
    >
      {(id) => (
        <>
          {otherThan().map((message) => (
            <p key={message} role="alert" className="strong">
              {message}
            </p>
          ))}
          <Await query={runs} what={t.states.things.source}>
            {({ items }) =>
              items.length === 0 ? <p className="soft rail__none">{t.source.noRuns}</p> : <RunTable items={items} labelledBy={id} />
            }
          </Await>
        </>
      )}
    </Section>
  );
}

function RunTable({ items, labelledBy }: { items: readonly SourceRun[]; labelledBy: string }) {
  const { numbers, dates } = useFormat();
  const { at, took, rows, inserted, revised, result } = t.source.runColumns;
  return (
    <Scroll labelledBy={labelledBy}>
      <table className="tbl" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{at}</th>
            {[took, rows, inserted, revised].map((name) => (
              <th key={name} scope="col" className="r">
                {name}
              </th>
            ))}
            <th scope="col">{result}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((run) => (
            <tr key={run.startedAt}>
              <td data-value={run.startedAt}>{dates.moment(run.startedAt)}</td>
              <td className="r" data-value={run.tookMs}>
                {t.source.ms(numbers.count(run.tookMs))}
              </td>
              <td className="r" data-value={run.rows}>
                {numbers.count(run.rows)}
              </td>
              <td className="r" data-value={run.inserted}>
                {numbers.count(run.inserted)}
              </td>
              <td className="r" data-value={run.revised}>
                {numbers.count(run.revised)}
              </td>
              <td className="src__err">{run.error ?? t.source.ok}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
