import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { send as request } from "@/api/http.ts";
import { baselinesQuery, metricQuery } from "@/api/metrics.ts";
import type { Baseline, KeyResult, Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";

/** After closing: whether what was achieved holds, and the new baseline that it would be. */
export function Loop({ objective }: { objective: Objective }) {
  const onMetrics = objective.keyResults.filter((keyResult) => keyResult.metricId !== null && keyResult.measure === "metric");
  if (objective.lifecycle !== "graded" || onMetrics.length === 0) return null;
  return (
    <Section title={t.loop.title} summary={t.loop.hint}>
      {() => (
        <ul>
          {onMetrics.map((keyResult) => (
            <Remains key={keyResult.id} objective={objective} keyResult={keyResult} metricId={keyResult.metricId ?? ""} />
          ))}
        </ul>
      )}
    </Section>
  );
}

type Props = { objective: Objective; keyResult: KeyResult; metricId: string };

function Remains({ objective, keyResult, metricId }: Props) {
  const { numbers } = useFormat();
  const baselines = useQuery({ ...baselinesQuery(metricId), retry: false }).data;
  const metric = useQuery({ ...metricQuery(metricId), retry: false }).data;
  const watch = baselines?.watches.find((other) => other.objectiveId === objective.id && other.keyResultId === keyResult.id);
  const proposal = baselines?.proposal ?? null;
  if (baselines === undefined || (watch === undefined && proposal === null)) return null;
  const say = (value: number) => numbers.value(value, keyResult);
  return (
    <li className="loop">
      <div>
        <p className="strong">
          <Link to={`/kpis/${metricId}`}>{metric?.name ?? keyResult.title}</Link>
        </p>
        {watch !== undefined && (
          <p className="soft sm">
            {watch.achieved !== null && `${t.loop.achieved(say(watch.achieved.value), say(watch.from))}. `}
            {watch.says}
          </p>
        )}
        {proposal !== null && <p>{t.loop.proposal(say(proposal.value))}</p>}
      </div>
      <p className="loop__s">
        {watch !== undefined && <span className="tag">{t.loop.states[watch.state]}</span>}
        {watch?.state === "watching" && <span className="soft sm">{t.loop.watching(watch.periods.length, watch.needed)}</span>}
      </p>
      {proposal !== null && objective.canRecommit === true && <Decide proposal={proposal} />}
    </li>
  );
}

function Decide({ proposal }: { proposal: Baseline }) {
  const { send, isPending, problem, otherThan } = useSend({
    send: (word: "accept" | "decline", key) =>
      request("POST", `/api/metrics/baselines/${proposal.id}/${word}`, { body: {}, idempotencyKey: key }),
    changes: [["metrics"], ["goals"]],
    said: (_, word) => (word === "accept" ? t.loop.accepted : t.loop.declined),
  });
  return (
    <p className="loop__a">
      <button className="btn btn--s" type="button" disabled={isPending} onClick={() => send("accept")}>
        {t.loop.accept}
      </button>
      <button className="btn btn--s btn--bare" type="button" disabled={isPending} onClick={() => send("decline")}>
        {t.loop.decline}
      </button>
      {problem !== null && <span className="fld__bad">{otherThan().join(" ")}</span>}
    </p>
  );
}
