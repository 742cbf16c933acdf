import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "react-router";
import { dueCheckInsQuery } from "@/api/checkins.ts";
import { objectivesQuery } from "@/api/goals.ts";
import { useCycle } from "@/app/cycle.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { PaceWord } from "@/ui/Glyph.tsx";
import { Empty } from "@/ui/States.tsx";
import { CheckInFrame } from "./CheckInFrame.tsx";

/** The first check-in that is due; with nothing due, one's own objectives to choose from. */
export default function CheckInStart() {
  const due = useQuery(dueCheckInsQuery);
  return (
    <Await query={due} what={t.states.things.due}>
      {({ items: [first] }) => (first === undefined ? <NothingDue /> : <Navigate to={`/checkin/${first.objectiveId}`} replace />)}
    </Await>
  );
}

function NothingDue() {
  const { me } = usePerson();
  const { dates } = useFormat();
  const { cycle } = useCycle(dates.today());
  const mine = useQuery({ ...objectivesQuery({ owner: me.id, ...(cycle && { cycle: cycle.id }) }), enabled: cycle !== undefined });
  const objectives = mine.data?.items.filter((objective) => objective.lifecycle === "published") ?? [];
  return (
    <CheckInFrame title={t.checkIn.title} position={0} count={0} closeTo="/">
      <span className="ci__steps wide" />
      <div>
        <h1 className="sr">{t.checkIn.title}</h1>
        <Empty title={t.checkIn.noneDue} hint={mine.isSuccess && objectives.length === 0 ? t.checkIn.noneOwned : t.checkIn.noneDueHint}>
          <Link className="btn btn--s" to="/">
            {t.states.goHome}
          </Link>
        </Empty>
        <ul className="ci__mine">
          {objectives.map((objective) => (
            <li key={objective.id}>
              <Link to={`/checkin/${objective.id}`}>{objective.title}</Link>
              <span className="soft sm">
                <PaceWord pace={objective.pace} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </CheckInFrame>
  );
}
