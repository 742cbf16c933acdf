import { ArrowRight, AtSign, Ban, CircleCheckBig, Flag, ListChecks, Timer } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Alert } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Phrase } from "@/text/Phrase.tsx";
import { cx } from "@/ui/cx.ts";
import { HealthGlyph } from "@/ui/Glyph.tsx";
import { DueTitle } from "../checkins/DueTitle.tsx";
import { useMarkRead } from "../notifications/useMarkRead.ts";
import { AnswerDependency } from "./AnswerDependency.tsx";
import { FinishAction } from "./FinishAction.tsx";
import type { Need } from "./needs.ts";

type Said = { icon: ReactNode; title: ReactNode; to: string; hint: ReactNode; when: string; verb: string | null; more?: ReactNode };

export function NeedRow({ need, first, onLater }: { need: Need; first: boolean; onLater: () => void }) {
  const { icon, title, to, hint, when, verb, more } = useSaid(need);
  const { one } = useMarkRead();
  const read = need.kind === "mention" ? () => one.mutate(need.item.id) : undefined;
  return (
    <li className="need" data-need={need.key}>
      <span className="need__i">{icon}</span>
      <div>
        <p className="strong">
          <Link className="link" to={to} onClick={read}>
            {title}
          </Link>
        </p>
        <p className="soft sm">{hint}</p>
      </div>
      <span className="need__d soft sm">{when}</span>
      <span className="need__a">
        <button className="btn btn--bare btn--icon need__later" type="button" onClick={onLater} title={t.home.later}>
          <Timer className="i" aria-hidden="true" />
          <span className="sr">
            {t.home.later}: {title}
          </span>
        </button>
        {more}
        {verb !== null && (
          <Link className={cx("btn", first && "btn--ink")} to={to} onClick={read}>
            {verb}
            <span className="sr">: {title}</span>
          </Link>
        )}
      </span>
    </li>
  );
}

function useSaid(need: Need): Said {
  const { dates, numbers } = useFormat();
  const today = dates.today();
  const sinceWords = (at: string) => (at.slice(0, 10) === today ? t.home.today : t.home.since(dates.day(at)));
  const dueWords = (due: string) => (due.slice(0, 10) < today ? t.home.overdue(dates.day(due)) : t.home.due(dates.day(due)));
  switch (need.kind) {
    case "alert":
    case "quiet": {
      const [alert, ...others] = need.alerts;
      const mark = alert.health ?? (alert.kind === "stale" ? "stale" : null);
      return {
        icon: mark === null ? <Flag className="i" aria-hidden="true" /> : <HealthGlyph mark={mark} />,
        title: t.home.alert(alert.metricName, alert.kind, alert.health === null ? "" : t.health[alert.health].toLowerCase()),
        to: `/kpis/${alert.metricId}`,
        hint: sayAlert(
          [alert, ...others],
          (value) => numbers.value(value, alert),
          (text) => dates.shortDay(text),
        ),
        when: sinceWords(alert.openedAt),
        verb: t.home.look,
      };
    }
    case "due": {
      const { due } = need;
      return {
        icon: <CircleCheckBig className="i" aria-hidden="true" />,
        title: <Phrase text={t.home.checkInOn} objective={<DueTitle item={due} />} />,
        to: `/checkin/${due.objectiveId}`,
        hint: `${due.lastAt === null ? t.home.neverCheckedIn : t.home.lastCheckIn(dates.day(due.lastAt))} ${t.home.minutes}`,
        when: dueWords(due.due),
        verb: t.home.checkIn,
      };
    }
    case "asked": {
      const { dependency } = need;
      return {
        icon: <ArrowRight className="i" aria-hidden="true" />,
        title: t.home.asks(dependency.askingUnit.name, dependency.what),
        to: dependency.objective === null ? `/d/${dependency.askingUnit.slug}` : `/objectives/${dependency.objective.id}`,
        hint: dependency.objective === null ? t.home.askedBy(dependency.askedBy.name) : t.home.askedFor(dependency.objective.title),
        when: t.home.by(dates.day(dependency.due)),
        verb: null,
        more: <AnswerDependency dependency={dependency} />,
      };
    }
    case "approval": {
      const { approval } = need;
      return {
        icon: <Flag className="i" aria-hidden="true" />,
        title: t.home.proposes(approval.unit.name, approval.title),
        to: `/objectives/${approval.id}`,
        hint: approval.asCoOwner
          ? t.home.asCoOwner(approval.owner.name)
          : t.home.proposedBy(approval.proposedBy?.name ?? approval.owner.name),
        when: approval.proposedAt === null ? "" : sinceWords(approval.proposedAt),
        verb: t.home.review,
      };
    }
    case "blocker": {
      const { blocker } = need;
      return {
        icon: <Ban className="i" aria-hidden="true" />,
        title: blocker.text,
        to: `/objectives/${blocker.objectiveId}`,
        hint: t.home.youOwn(blocker.objectiveTitle, blocker.ageDays),
        when: blocker.due === null ? sinceWords(blocker.raisedAt) : dueWords(blocker.due),
        verb: t.home.update,
      };
    }
    case "action": {
      const { action } = need;
      return {
        icon: <ListChecks className="i" aria-hidden="true" />,
        title: action.text,
        to: `/reviews/${action.reviewId}`,
        hint: t.home.yourAction(dates.day(action.recordedAt)),
        when: action.due === null ? "" : dueWords(action.due),
        verb: null,
        more: <FinishAction action={action} />,
      };
    }
    case "mention":
      return {
        icon: <AtSign className="i" aria-hidden="true" />,
        title: need.item.title,
        to: need.item.link === "" ? "/inbox" : need.item.link,
        hint: need.item.body,
        when: dates.day(need.item.at),
        verb: t.home.answer,
      };
  }
}

/** The value that turned it, and what else is open on the KPI. */
function sayAlert(alerts: readonly [Alert, ...Alert[]], number: (value: number) => string, day: (text: string) => string): string {
  const [first, ...others] = alerts;
  const facts = first.kind === "stale" ? [t.home.noValueFor(day(first.period))] : [];
  if (first.kind !== "stale" && first.value !== null)
    facts.push(
      first.usual === null
        ? t.home.value(number(first.value), day(first.period))
        : t.home.unusual(number(first.value), number(first.usual)),
    );
  if (first.kind === "forecast" && first.expectedPeriod !== null) facts.push(t.home.expectedBy(day(first.expectedPeriod)));
  for (const kind of new Set(others.map((other) => other.kind))) if (kind !== first.kind) facts.push(t.home.also[kind]);
  if (first.answeredBy.length > 0) facts.push(t.home.answeredBy(first.answeredBy.length));
  else if (first.proposesObjective) facts.push(t.home.noObjectiveOn);
  return facts.join(" ");
}
