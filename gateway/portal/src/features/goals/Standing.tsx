import { EqualNot } from "lucide-react";
import type { ReactNode } from "react";
import type { CheckIn, HistoryPoint, Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { Pips } from "@/ui/Confidence.tsx";

type Props = { objective: Objective; history: readonly HistoryPoint[]; checkIns: readonly CheckIn[]; children: ReactNode };

/** Computed beside believed: the course so far, and what the owner last said about it. */
export function Standing({ objective, history, checkIns, children }: Props) {
  const { numbers, dates } = useFormat();
  const { confidence, disagreement } = objective;
  const said = checkIns.find((checkIn) => said_(checkIn) !== null);
  if (history.length < 2 && said === undefined && confidence === null) return null;
  return (
    <section className="stand" aria-labelledby="standing">
      <div>
        <h2 id="standing" className="flag">
          {disagreement !== null && <EqualNot className="i" aria-hidden="true" />}
          {disagreement === null ? t.standing.title : t.standing.disagree[disagreement]}
        </h2>
        <p className="stand__c">
          {confidence === null ? (
            <span className="soft">{t.standing.noConfidence}</span>
          ) : (
            <>
              {t.standing.confidence} <b className="num">{numbers.confidence(confidence)}</b>
              <Pips confidence={confidence} />
            </>
          )}
        </p>
        {said !== undefined && (
          <blockquote>
            {said_(said)}
            <footer>
              <Who name={said.author.name ?? t.app.someone} />
              <time className="faint" dateTime={said.at}>
                {dates.day(said.at)}
              </time>
            </footer>
          </blockquote>
        )}
      </div>
      {children}
    </section>
  );
}

const said_ = (checkIn: CheckIn) => [checkIn.changed, checkIn.blocked, checkIn.next].find((text) => text !== null && text !== "") ?? null;
