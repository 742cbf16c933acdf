import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { objectivesQuery } from "@/api/goals.ts";
import type { ObjectiveRow } from "@/api/types.ts";
import { useCycle } from "@/app/cycle.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { PaceWord } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
import { RailSection } from "@/ui/Section.tsx";

export function MyObjectives() {
  const { me } = usePerson();
  const { dates } = useFormat();
  const { cycle } = useCycle(dates.today());
  const query = useQuery({ ...objectivesQuery({ owner: me.id, ...(cycle && { cycle: cycle.id }) }), enabled: cycle !== undefined });
  return (
    <RailSection title={t.home.myObjectives}>
      <Await query={query} what={t.states.things.objectives}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft rail__none">{t.home.noObjectives}</p>
          ) : (
            <ul className="mine">
              {items.map((objective) => (
                <MyObjective key={objective.id} objective={objective} />
              ))}
            </ul>
          )
        }
      </Await>
    </RailSection>
  );
}

function MyObjective({ objective }: { objective: ObjectiveRow }) {
  const { numbers } = useFormat();
  return (
    <li>
      <p className="mini__r">
        <Link className="t" to={`/objectives/${objective.id}`}>
          {objective.title}
        </Link>
        {objective.progress !== null && <span className="num">{numbers.progress(objective.progress)}</span>}
      </p>
      <PaceTrack progress={objective.progress} expected={objective.expected} pace={objective.pace} />
      <p className="mini__r soft">
        <PaceWord pace={objective.pace} />
        <span>{t.home.owner(objective.confidence === null ? null : numbers.confidence(objective.confidence))}</span>
      </p>
    </li>
  );
}
