import { useState } from "react";
import { Link } from "react-router";
import type { CheckIn, Objective } from "@/api/types.ts";
import { useRights } from "@/app/roles.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { CommentsToggle } from "@/features/comments/Comments.tsx";
import { Who } from "@/ui/Avatar.tsx";
import { Empty } from "@/ui/States.tsx";
import { CheckInRevisions } from "./CheckInRevisions.tsx";

const shownFirst = 4;

/** What was said, newest first. */
export function CheckInHistory({ objective, checkIns }: { objective: Objective; checkIns: readonly CheckIn[] }) {
  const [all, setAll] = useState(false);
  if (checkIns.length === 0) {
    return (
      <Empty title={t.objective.noHistory}>
        {objective.canCheckIn && (
          <Link className="btn btn--s" to={`/checkin/${objective.id}`}>
            {t.objective.checkIn}
          </Link>
        )}
      </Empty>
    );
  }
  const shown = all ? checkIns : checkIns.slice(0, shownFirst);
  return (
    <>
      <ol className="said">
        {shown.map((checkIn) => (
          <Entry key={checkIn.id} objective={objective} checkIn={checkIn} />
        ))}
      </ol>
      {checkIns.length > shown.length && (
        <p className="sec__p">
          <button className="btn btn--s" type="button" onClick={() => setAll(true)}>
            {t.line.showAll(checkIns.length)}
          </button>
        </p>
      )}
    </>
  );
}

function Entry({ objective, checkIn }: { objective: Objective; checkIn: CheckIn }) {
  const { numbers, dates } = useFormat();
  const { me } = usePerson();
  const { leads } = useRights();
  // As the service decides it: one's own words, and any by the objective's owner and those who lead its unit.
  const mayCorrect = objective.canCheckIn && (checkIn.author.id === me.id || objective.owner.id === me.id || leads(objective.unit.id));
  const values = checkIn.keyResults.flatMap(({ keyResultId, value }) => {
    const keyResult = objective.keyResults.find((other) => other.id === keyResultId);
    return keyResult?.measure === "number" && value != null ? [{ keyResult, value }] : [];
  });
  const lines = [
    [t.objective.checkInChanged, checkIn.changed],
    [t.objective.checkInBlocked, checkIn.blocked],
    [t.objective.checkInNext, checkIn.next],
  ].filter((line): line is [string, string] => line[1] !== null && line[1] !== "");
  return (
    <li className="said__r">
      <div className="said__h sm">
        <time dateTime={checkIn.at} className="strong">
          {dates.day(checkIn.at)}
        </time>
        <span className="soft">
          <Who name={checkIn.author.name ?? t.app.someone} />
        </span>
        {checkIn.confidence !== null && (
          <span className="soft">
            {t.confidence.label.toLowerCase()} {numbers.confidence(checkIn.confidence)}
          </span>
        )}
        {checkIn.submittedBy != null && <span className="soft">{t.checkIn.saidFor(checkIn.submittedBy.name ?? t.app.someone)}</span>}
        <CheckInRevisions objective={objective} checkIn={checkIn} />
      </div>
      <div className="said__t">
        {lines.map(([label, text]) => (
          <p key={label}>
            <span className="faint">{label}: </span>
            {text}
          </p>
        ))}
        {values.length > 0 && (
          <p className="soft sm">
            {values.map(({ keyResult, value }) => `${keyResult.title}: ${numbers.value(value, keyResult)}`).join("; ")}
          </p>
        )}
        <div className="said__a">
          <CommentsToggle subject="check-in" id={checkIn.id} unit={objective.unit.id} />
          {mayCorrect && (
            <Link
              className="btn btn--s btn--bare"
              to={`/checkin/${objective.id}/correct/${checkIn.id}`}
              aria-label={t.checkIn.correct.actionOf(checkIn.author.name ?? t.app.someone, dates.day(checkIn.at))}
            >
              {t.checkIn.correct.action}
            </Link>
          )}
        </div>
      </div>
    </li>
  );
}
