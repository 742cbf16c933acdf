import { useState } from "react";
import { Link } from "react-router";
import type { Alert, Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph } from "@/ui/Glyph.tsx";
import { Section } from "@/ui/Section.tsx";
import { AnswerAlert } from "./AnswerAlert.tsx";
import { alertFacts, alertMark, alertTitle } from "./sayAlert.ts";
import { StartObjective } from "./StartObjective.tsx";

type Doing = { what: "answer" | "start"; alert: Alert } | null;

/** What is open, the facts behind it, who has said what to it, and what can be done. */
export function OpenAlerts({ metric, alerts }: { metric: Metric; alerts: readonly Alert[] }) {
  const [doing, setDoing] = useState<Doing>(null);
  const open = alerts.filter((alert) => alert.closedAt === null);
  if (open.length === 0) return null;
  const close = () => setDoing(null);
  return (
    <Section title={t.alerts.title} summary={open.length}>
      {(id) => (
        <>
          <ul className="alerts" aria-labelledby={id}>
            {open.map((alert) => (
              <OpenAlert key={alert.id} metric={metric} alert={alert} onDo={(what) => setDoing({ what, alert })} />
            ))}
          </ul>
          {doing?.what === "answer" && <AnswerAlert alert={doing.alert} title={alertTitle(doing.alert)} onClose={close} />}
          {doing?.what === "start" && (
            <StartObjective metric={metric} alert={{ alert: doing.alert, title: alertTitle(doing.alert).toLowerCase() }} onClose={close} />
          )}
        </>
      )}
    </Section>
  );
}

type RowProps = { metric: Metric; alert: Alert; onDo: (what: "answer" | "start") => void };

function OpenAlert({ metric, alert, onDo }: RowProps) {
  const { numbers, dates } = useFormat();
  const mark = alertMark(alert);
  const title = alertTitle(alert);
  const answers = alert.acknowledgements;
  return (
    <li>
      <div className="alerts__t">
        <p className="flag">
          {mark !== null && <HealthGlyph mark={mark} />}
          <span className="strong">{title}</span>
          <span className="soft">{t.alerts.since(dates.day(alert.openedAt))}</span>
        </p>
        <p className="soft">
          {alertFacts(alert, metric, numbers, dates)}
          {alert.proposesObjective && ` ${t.alerts.proposes}`}
        </p>
        {answers.length === 0 && <p className="faint">{t.alerts.none}</p>}
        {answers.map((answer) => (
          <p key={answer.id}>
            <span className="soft">
              {t.alerts.answered(t.alerts.outcomes[answer.outcome], answer.person.name, dates.moment(answer.at))}
            </span>{" "}
            {answer.note}
          </p>
        ))}
        {alert.answeredBy.map((objective) => (
          <p key={objective.objectiveId} className="soft">
            {t.alerts.begun}{" "}
            {objective.title === null ? t.alerts.hidden : <Link to={`/objectives/${objective.objectiveId}`}>{objective.title}</Link>}
          </p>
        ))}
      </div>
      {metric.canChange === true && (
        <div className="alerts__a">
          {alert.kind !== "stale" && alert.answeredBy.length === 0 && (
            <button className="btn btn--s" type="button" onClick={() => onDo("start")}>
              {t.kpiDo.startOkr}
            </button>
          )}
          <button className="btn btn--s" type="button" aria-label={t.alerts.answerLabel(title)} onClick={() => onDo("answer")}>
            {answers.length === 0 ? t.alerts.answer : t.alerts.answerAgain}
          </button>
        </div>
      )}
    </li>
  );
}
