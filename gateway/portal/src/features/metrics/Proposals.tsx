import { useState } from "react";
import { decideBaseline, decideThresholds } from "@/api/metrics.ts";
import type { Baselines, Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { TextArea } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Answer } from "@/ui/Popover.tsx";
import { thresholdWords } from "./thresholdWords.ts";
import { useSend } from "@/ui/useSend.ts";
import { HealthGlyph } from "@/ui/Glyph.tsx";

/** What the history or a closed OKR proposes; whoever answers for the KPI says yes or no, once. */
export function Proposals({ metric, baselines }: { metric: Metric; baselines: Baselines | undefined }) {
  const { numbers, dates } = useFormat();
  const proposal = baselines?.proposal ?? null;
  const thresholds = baselines?.thresholds ?? null;
  const say = (value: number) => numbers.value(value, metric);
  if (proposal === null && thresholds === null) return null;
  return (
    <>
      {proposal !== null && (
        <section className="panel">
          <h2 className="plain">{t.baseline.proposed}</h2>
          <p className="soft">
            {proposal.origin === "periods" && proposal.periods !== null
              ? t.baseline.proposedText(say(proposal.value), proposal.periods.length, metric.cadence)
              : t.baseline.proposedObjective(say(proposal.value))}{" "}
            {t.baseline.from_(dates.day(proposal.validFrom))}
          </p>
          {proposal.periods !== null && proposal.periods.length > 0 && (
            <p className="panel__t">
              <Answer trigger={t.baseline.values} title={t.baseline.values}>
                <dl className="facts">
                  {proposal.periods.map((point) => (
                    <div key={point.start} className="facts__p">
                      <dt>{dates.period(point.start, metric.cadence)}</dt>
                      <dd>{numbers.bare(point.value, metric)}</dd>
                    </div>
                  ))}
                </dl>
              </Answer>
            </p>
          )}
          {metric.canChange === true && <Decide decide={(decision, reason) => decideBaseline(proposal.id, decision, reason)} />}
        </section>
      )}
      {thresholds !== null && (
        <section className="panel">
          <h2 className="plain">{t.baseline.thresholdsProposed}</h2>
          <p className="soft">{t.baseline.thresholdsText}</p>
          {(["was", "proposed"] as const).map((which) => (
            <ul key={which} className="panel__t">
              <li className="soft">{which === "was" ? t.baseline.now : t.baseline.then}</li>
              {thresholdWords({ direction: metric.direction, thresholds: thresholds[which] }, (value) => numbers.bare(value, metric)).map(
                ([mark, words]) => (
                  <li key={mark} className="hl">
                    <HealthGlyph mark={mark} />
                    {words}
                  </li>
                ),
              )}
            </ul>
          ))}
          {metric.canChange === true && <Decide decide={(decision, reason) => decideThresholds(thresholds.id, decision, reason)} />}
        </section>
      )}
    </>
  );
}

type Decision = { decision: "accept" | "decline"; reason: string | null };

function Decide({ decide }: { decide: (decision: Decision["decision"], reason: string | null) => Promise<unknown> }) {
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState("");
  const { send, isPending, otherThan, errorAt } = useSend<Decision>({
    send: (body) => decide(body.decision, body.reason),
    changes: [["metrics"]],
    said: (_, body) => (body.decision === "accept" ? t.baseline.accepted : t.baseline.declined),
    done: () => setDeclining(false),
  });
  return (
    <div className="panel__a">
      <button className="btn btn--s" type="button" disabled={isPending} onClick={() => send({ decision: "accept", reason: null })}>
        {t.baseline.accept}
      </button>
      <button className="btn btn--s" type="button" disabled={isPending} onClick={() => setDeclining(true)}>
        {t.baseline.decline}
      </button>
      {!declining &&
        otherThan().map((message) => (
          <p key={message} role="alert" className="strong">
            {message}
          </p>
        ))}
      {declining && (
        <FormDialog
          title={t.baseline.declineTitle}
          submit={t.baseline.decline}
          isPending={isPending}
          problems={otherThan("reason")}
          onClose={() => setDeclining(false)}
          onSubmit={() => send({ decision: "decline", reason: reason.trim() === "" ? null : reason.trim() })}
        >
          <TextArea label={t.baseline.declineReason} value={reason} onChange={setReason} optional error={errorAt("reason")} />
        </FormDialog>
      )}
    </div>
  );
}
