import { Link } from "react-router";
import type { Blocker } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { BlockerActions } from "./BlockerActions.tsx";
import { SeverityMark } from "./Severity.tsx";
import { useUnitNames } from "./useBlockerRights.ts";
import "./blockers.css";

type Props = { blocker: Blocker; mayChange: boolean; showObjective?: boolean };

export function BlockerRow({ blocker, mayChange, showObjective = true }: Props) {
  const { dates } = useFormat();
  const { nameOf, find } = useUnitNames();
  const unit = find(blocker.unitId);
  const late = blocker.due !== null && blocker.resolvedAt === null && blocker.due < dates.today();
  const place = blocker.place === null ? "" : (t.blocking.place[blocker.place] ?? "");
  return (
    <li className="blk">
      <div className="blk__s">
        <SeverityMark severity={blocker.severity} />
        <span className="faint xs">{blocker.resolvedAt === null ? t.blocking.age(blocker.ageDays) : t.blocking.took(blocker.ageDays)}</span>
      </div>
      <div className="blk__t">
        <p className="strong">
          <Link to={`/blockers/${blocker.id}`}>{blocker.text}</Link>
        </p>
        <p className="blk__m soft sm">
          {showObjective && (
            <span>
              <Link className="link" to={`/objectives/${blocker.objectiveId}`}>
                {blocker.objectiveTitle ?? t.blocking.of}
              </Link>
              {unit !== undefined && `, ${unit.name}`}
            </span>
          )}
          {place !== "" && <span>{place}</span>}
          <span>
            <Who name={blocker.owner.name ?? t.app.someone} />
          </span>
          {blocker.helpingUnitId !== null && <span>{t.blocking.helps(nameOf(blocker.helpingUnitId))}</span>}
          {blocker.escalatedTo !== null && <span className="tag tag--line">{t.blocking.escalatedTo(nameOf(blocker.escalatedTo))}</span>}
          {blocker.due !== null && blocker.resolvedAt === null && (
            <span className={late ? "strong" : undefined}>{(late ? t.blocking.overdue : t.blocking.dueOn)(dates.day(blocker.due))}</span>
          )}
        </p>
      </div>
      {mayChange && <BlockerActions blocker={blocker} />}
    </li>
  );
}
