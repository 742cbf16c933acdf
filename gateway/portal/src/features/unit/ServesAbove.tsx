import { useQueries } from "@tanstack/react-query";
import { Link } from "react-router";
import { objectiveQuery } from "@/api/goals.ts";
import type { Id, ObjectiveRow } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { PaceWord } from "@/ui/Glyph.tsx";
import { RailSection } from "@/ui/Section.tsx";

const most = 6;

/** The objectives of other units that this unit's objectives serve, with where those stand. */
export function ServesAbove({ objectives }: { objectives: readonly ObjectiveRow[] }) {
  const { numbers } = useFormat();
  const own = new Set(objectives.map((objective) => objective.id));
  const above = new Map<Id, string>();
  for (const { id, title } of objectives.flatMap((objective) => objective.serves)) {
    if (title !== null && !own.has(id)) above.set(id, title);
  }
  const ids = [...above.keys()].slice(0, most);
  const queries = useQueries({ queries: ids.map((id) => objectiveQuery(id)) });
  if (ids.length === 0) return null;
  return (
    <RailSection title={t.unit.servesAbove}>
      <ul>
        {ids.map((id, index) => {
          const objective = queries[index]?.data;
          return (
            <li key={id}>
              <p className="t">
                <Link className="link" to={`/objectives/${id}`}>
                  {above.get(id)}
                </Link>
              </p>
              {objective !== undefined && (
                <p className="soft">
                  <PaceWord pace={objective.pace}>
                    {objective.progress === null
                      ? t.pace[objective.pace]
                      : `${numbers.progress(objective.progress)}, ${t.pace[objective.pace].toLowerCase()}`}
                  </PaceWord>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </RailSection>
  );
}
