import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "react-router";
import { formQuery } from "@/api/checkins.ts";
import type { FormItem } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Empty } from "@/ui/States.tsx";
import { CheckInFrame } from "./CheckInFrame.tsx";
import { isDue } from "./draft.ts";
import { FormTitle } from "./FormTitle.tsx";

/** The first check-in that is due; with nothing due, one's own objectives to choose from. */
export default function CheckInStart() {
  const form = useQuery(formQuery());
  return (
    <Await query={form} what={t.states.things.due}>
      {({ objectives }) => {
        const first = objectives.find(isDue);
        return first === undefined ? <NothingDue mine={objectives} /> : <Navigate to={`/checkin/${first.objectiveId}`} replace />;
      }}
    </Await>
  );
}

function NothingDue({ mine }: { mine: readonly FormItem[] }) {
  const { dates } = useFormat();
  return (
    <CheckInFrame title={t.checkIn.title} position={0} count={0} closeTo="/">
      <span className="ci__steps wide" />
      <div>
        <h1 className="sr">{t.checkIn.title}</h1>
        <Empty
          title={mine.length === 0 ? t.checkIn.nothingToSay : t.checkIn.noneDue}
          hint={mine.length === 0 ? t.checkIn.noneOwned : t.checkIn.noneDueHint}
        >
          <Link className="btn btn--s" to="/">
            {t.states.goHome}
          </Link>
        </Empty>
        <ul className="ci__mine">
          {mine.map((item) => (
            <li key={item.objectiveId}>
              <Link to={`/checkin/${item.objectiveId}`}>
                <FormTitle item={item} />
              </Link>
              <span className="soft sm">{item.last !== null && t.checkIn.last(dates.day(item.last.at))}</span>
            </li>
          ))}
        </ul>
      </div>
    </CheckInFrame>
  );
}
