import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "react-router";
import { checkInsQuery, dueCheckInsQuery } from "@/api/checkins.ts";
import { explainProgressQuery, objectiveQuery } from "@/api/goals.ts";
import type { CheckIn, DueCheckIn, Id } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { useToast } from "@/ui/Toast.tsx";
import { CheckInForm } from "./CheckInForm.tsx";
import { CheckInFrame } from "./CheckInFrame.tsx";
import { DueTitle } from "./DueTitle.tsx";

/** One objective at a time, without the shell; the next one that is due follows. */
export default function CheckInPage() {
  const { objectiveId = "" } = useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const toast = useToast();
  const objective = useQuery(objectiveQuery(objectiveId));
  const explanation = useQuery(explainProgressQuery(objectiveId));
  const history = useQuery(checkInsQuery(objectiveId, 5));
  const due = useQuery(dueCheckInsQuery).data?.items ?? [];
  const next = due.find((item) => item.objectiveId !== objectiveId);

  const onDone = () => {
    followProgress(client);
    toast({ text: t.checkIn.submitted(objective.data?.title ?? ""), link: `/objectives/${objectiveId}` });
    void navigate(next === undefined ? `/objectives/${objectiveId}` : `/checkin/${next.objectiveId}`);
  };
  return (
    <CheckInFrame
      title={objective.data?.title ?? t.checkIn.title}
      position={due.length > 1 ? due.findIndex((item) => item.objectiveId === objectiveId) + 1 : 0}
      count={due.length}
      closeTo={`/objectives/${objectiveId}`}
    >
      <Steps due={due} current={objectiveId} last={history.data?.items[0]} />
      <div>
        <Await query={objective} what={t.states.things.objective}>
          {(data) =>
            data.canCheckIn ? (
              <Await query={history} what={t.states.things.checkIns}>
                {({ items }) => (
                  <CheckInForm
                    key={data.id}
                    objective={data}
                    explanation={explanation.data}
                    last={items[0]}
                    hasNext={next !== undefined}
                    onDone={onDone}
                  />
                )}
              </Await>
            ) : (
              <div className="state">
                <h1>{data.title}</h1>
                <p className="soft">{t.checkIn.notAllowed}</p>
                <p className="state__act">
                  <Link className="btn" to={`/objectives/${data.id}`}>
                    {t.checkIn.seeObjective}
                  </Link>
                </p>
              </div>
            )
          }
        </Await>
      </div>
    </CheckInFrame>
  );
}

/** A check-in reaches the numbers a moment later, by events through every level: look again until it has. */
function followProgress(client: QueryClient) {
  for (const delay of [150, 600, 1500, 4000]) setTimeout(() => void client.invalidateQueries({ queryKey: ["goals"] }), delay);
}

function Steps({ due, current, last }: { due: readonly DueCheckIn[]; current: Id; last: CheckIn | undefined }) {
  const { dates } = useFormat();
  const here = due.find((item) => item.objectiveId === current);
  return (
    <nav className="ci__steps wide" aria-label={t.checkIn.dueList}>
      <p className="faint xs">
        {here !== undefined && t.checkIn.due(dates.moment(here.due))}
        {here === undefined && (last === undefined ? t.checkIn.firstTime : t.checkIn.last(dates.day(last.at)))}
      </p>
      {due.length > 0 && (
        <ol>
          {due.map((item) => (
            <li key={item.objectiveId} {...(item.objectiveId === current && { "aria-current": "step" as const })}>
              <Link to={`/checkin/${item.objectiveId}`}>
                <DueTitle item={item} />
              </Link>
              {item.lastAt !== null && <small>{t.checkIn.last(dates.day(item.lastAt))}</small>}
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}
