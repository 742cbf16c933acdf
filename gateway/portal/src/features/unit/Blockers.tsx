import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Blocker, Page, Unit } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { RailSection } from "@/ui/Section.tsx";
import { sortBlockers } from "./blocked.ts";

const most = 5;

/** What is in the way, whom it asks, and which objective waits. */
export function Blockers({ query, units }: { query: UseQueryResult<Page<Blocker>>; units: readonly Unit[] }) {
  const blockers = sortBlockers(query.data?.items ?? []);
  return (
    <RailSection title={t.unitBlockers.title} {...(query.data !== undefined && { count: blockers.length })}>
      <Await query={query} what={t.unitBlockers.reading}>
        {() =>
          blockers.length === 0 ? (
            <p className="soft rail__none">{t.unitBlockers.none}</p>
          ) : (
            <>
              <ul>
                {blockers.slice(0, most).map((blocker) => (
                  <Row key={blocker.id} blocker={blocker} units={units} />
                ))}
              </ul>
              {blockers.length > most && <p className="faint xs">{t.unitBlockers.more(blockers.length - most)}</p>}
            </>
          )
        }
      </Await>
    </RailSection>
  );
}

function Row({ blocker, units }: { blocker: Blocker; units: readonly Unit[] }) {
  const { dates } = useFormat();
  const helper = units.find((unit) => unit.id === blocker.helpingUnitId)?.name;
  const facts = [
    helper === undefined ? t.unitBlockers.owner(blocker.owner.name ?? t.app.someone) : t.unitBlockers.asks(helper),
    ...(blocker.due === null
      ? []
      : [blocker.due < dates.today() ? t.unitBlockers.wasDue(dates.day(blocker.due)) : t.unitBlockers.due(dates.day(blocker.due))]),
  ];
  return (
    <li>
      <p className="t blk__t">{blocker.text}</p>
      <p className="soft">{facts.join(" · ")}</p>
      <p className="faint xs">
        {t.unitBlockers.open(blocker.ageDays)}
        {blocker.severity !== "major" && ` · ${t.unitBlockers.severity[blocker.severity]}`}
        {blocker.objectiveTitle !== null && (
          <>
            {" · "}
            {t.unitBlockers.blocks}{" "}
            <Link className="link" to={`/objectives/${blocker.objectiveId}`}>
              {blocker.objectiveTitle}
            </Link>
          </>
        )}
      </p>
    </li>
  );
}
