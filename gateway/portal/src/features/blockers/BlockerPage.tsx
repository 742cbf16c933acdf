import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { blockerQuery } from "@/api/blockers.ts";
import { objectiveQuery } from "@/api/goals.ts";
import type { Blocker } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Who } from "@/ui/Avatar.tsx";
import { RailSection } from "@/ui/Section.tsx";
import { Absent } from "@/ui/States.tsx";
import { Comments } from "../comments/Comments.tsx";
import { BlockerActions } from "./BlockerActions.tsx";
import { SeverityMark } from "./Severity.tsx";
import { useBlockerRights, useUnitNames } from "./useBlockerRights.ts";
import "./blockers.css";

/** One blocker: what it holds up, who sees to it, and what was done about it. */
export default function BlockerPage() {
  const { id = "" } = useParams();
  const query = useQuery(blockerQuery(id));
  return query.data === undefined ? (
    <Page title={t.blocking.one} crumbs={[{ name: t.blocking.title, to: "/blockers" }]}>
      <Await query={query} what={t.blocking.thing}>
        {() => <Absent />}
      </Await>
    </Page>
  ) : (
    <Loaded blocker={query.data} />
  );
}

function Loaded({ blocker }: { blocker: Blocker }) {
  const { dates } = useFormat();
  const { nameOf } = useUnitNames();
  const objective = useQuery(objectiveQuery(blocker.objectiveId)).data;
  const mayChange = useBlockerRights()(blocker) || objective?.canCheckIn === true;
  return (
    <Page title={blocker.text} crumbs={[{ name: t.blocking.title, to: "/blockers" }, { name: blocker.text }]}>
      <div className="head">
        <div>
          <p className="up">
            <Link className="link" to={`/objectives/${blocker.objectiveId}`}>
              {blocker.objectiveTitle ?? objective?.title ?? t.blocking.of}
            </Link>
            <span>{nameOf(blocker.unitId)}</span>
          </p>
          <h1>{blocker.text}</h1>
          <div className="meta">
            <SeverityMark severity={blocker.severity} />
            <span>
              {blocker.resolvedAt === null ? t.blocking.states.open : t.blocking.states.resolved}{" "}
              {(blocker.resolvedAt === null ? t.blocking.age : t.blocking.took)(blocker.ageDays)}
            </span>
            <span>
              <Who name={blocker.owner.name ?? t.app.someone} />
            </span>
            {blocker.helpingUnitId !== null && <span>{t.blocking.helps(nameOf(blocker.helpingUnitId))}</span>}
            {blocker.escalatedTo !== null && <span className="tag tag--line">{t.blocking.escalatedTo(nameOf(blocker.escalatedTo))}</span>}
            {blocker.due !== null && <span>{t.blocking.dueOn(dates.day(blocker.due))}</span>}
          </div>
        </div>
        {mayChange && (
          <div className="head__r">
            <BlockerActions blocker={blocker} />
          </div>
        )}
      </div>
      <div className="cols">
        <div>
          <Comments subject="blocker" id={blocker.id} unit={blocker.unitId} />
        </div>
        <aside className="rail" aria-label={t.blocking.history}>
          <RailSection title={t.blocking.history}>
            <ol>
              {blocker.steps.toReversed().map((step) => (
                <li key={`${step.at}-${step.kind}`}>
                  <p>
                    <span className="strong">{step.by.name ?? t.app.someone}</span> {t.blocking.steps[step.kind]}
                    {step.unitId !== null && t.blocking.stepTo(nameOf(step.unitId))}
                  </p>
                  {step.note !== null && <p className="soft">{step.note}</p>}
                  <p className="faint xs">{dates.moment(step.at)}</p>
                </li>
              ))}
            </ol>
          </RailSection>
        </aside>
      </div>
    </Page>
  );
}
