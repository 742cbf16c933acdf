import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { formQuery } from "@/api/checkins.ts";
import { objectiveQuery } from "@/api/goals.ts";
import type { FormItem } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Absent } from "@/ui/States.tsx";
import { CheckInFlow } from "./CheckInFlow.tsx";
import { CheckInFrame } from "./CheckInFrame.tsx";

/** One objective at a time, without the shell; the next one that is due follows. One request opens it all. */
export default function CheckInPage() {
  const { objectiveId = "" } = useParams();
  const own = useQuery(formQuery());
  const isOwn = own.data?.objectives.some((item) => item.objectiveId === objectiveId) ?? false;
  const other = useQuery({ ...formQuery(objectiveId), enabled: own.isSuccess && !isOwn });
  const form = isOwn || !own.isSuccess ? own : other;
  const mine = own.data?.objectives ?? [];
  return form.data === undefined ? (
    <CheckInFrame title={t.checkIn.title} position={0} count={0} closeTo={`/objectives/${objectiveId}`}>
      <span className="ci__steps wide" />
      <Await query={form} what={t.states.things.objective}>
        {() => null}
      </Await>
    </CheckInFrame>
  ) : (
    <Opened items={isOwn ? mine : [...form.data.objectives, ...mine]} current={objectiveId} />
  );
}

/** Owners check in on what is theirs; of anybody else the goals say whether they may. */
function Opened({ items, current }: { items: readonly FormItem[]; current: string }) {
  const { me } = usePerson();
  const item = items.find((other) => other.objectiveId === current);
  const objective = useQuery(objectiveQuery(current));
  const closed = { title: t.checkIn.title, position: 0, count: 0, closeTo: `/objectives/${current}` };
  if (item === undefined)
    return (
      <CheckInFrame {...closed}>
        <span className="ci__steps wide" />
        <Absent />
      </CheckInFrame>
    );
  if (item.owner.id === me.id || objective.data?.canCheckIn === true) return <CheckInFlow items={items} item={item} />;
  return (
    <CheckInFrame {...closed}>
      <span className="ci__steps wide" />
      <Await query={objective} what={t.states.things.objective}>
        {({ title, id }) => (
          <div className="state">
            <h1>{title}</h1>
            <p className="soft">{t.checkIn.notAllowed}</p>
            <p className="state__act">
              <Link className="btn" to={`/objectives/${id}`}>
                {t.checkIn.seeObjective}
              </Link>
            </p>
          </div>
        )}
      </Await>
    </CheckInFrame>
  );
}
