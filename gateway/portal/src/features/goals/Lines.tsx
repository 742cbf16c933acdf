import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { servingQuery } from "@/api/goals.ts";
import type { Id, Objective, ServingObjective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { PaceWord } from "@/ui/Glyph.tsx";
import { Section } from "@/ui/Section.tsx";

const shownFirst = 12;

/** All that this serves up to the company, and all that serves it, by steps. */
export function Lines({ objective }: { objective: Objective }) {
  return (
    <>
      {objective.parents.length > 0 && <Line id={objective.id} way="serves" title={t.line.serves} hint={t.line.servesHint} />}
      {objective.children.length > 0 && <Line id={objective.id} way="served-by" title={t.line.servedBy} hint={t.line.servedByHint} />}
    </>
  );
}

function Line({ id, way, title, hint }: { id: Id; way: "serves" | "served-by"; title: string; hint: string }) {
  const query = useQuery(servingQuery(id, way));
  const [all, setAll] = useState(false);
  // What is one step away stands above already.
  if (query.data?.items.every(({ depth }) => depth <= 1) === true) return null;
  return (
    <Section title={title} summary={hint}>
      {() => (
        <Await query={query} what={title.toLowerCase()}>
          {({ items }) => {
            const ordered = inOrder(items);
            const shown = all ? ordered : ordered.slice(0, shownFirst);
            return (
              <>
                <ol className="line">
                  {shown.map((other) => (
                    <Entry key={other.id} other={other} />
                  ))}
                </ol>
                {ordered.length > shown.length && (
                  <p className="sec__p">
                    <button className="btn btn--s" type="button" onClick={() => setAll(true)}>
                      {t.line.showAll(ordered.length)}
                    </button>
                  </p>
                )}
              </>
            );
          }}
        </Await>
      )}
    </Section>
  );
}

/** Each below the one that it hangs on; the path of the answer ends with itself. */
function inOrder(items: readonly ServingObjective[]): ServingObjective[] {
  const known = new Set(items.map(({ id }) => id));
  const under = (path: readonly Id[]) => path.toReversed().find((id) => known.has(id)) ?? null;
  const above = new Map(items.map((item) => [item.id, under(item.path.filter((id) => id !== item.id))]));
  const below = (parent: Id | null): ServingObjective[] =>
    items.filter((item) => above.get(item.id) === parent).flatMap((item) => [item, ...below(item.id)]);
  return below(null);
}

function Entry({ other }: { other: ServingObjective }) {
  const { numbers } = useFormat();
  const { title, unit, progress, pace, depth, relation, counts } = other;
  return (
    <li className={`line__r line__r--${Math.min(depth, 6)}`}>
      <div>
        <p>{title === null ? <span className="soft">{t.objective.private}</span> : <Link to={`/objectives/${other.id}`}>{title}</Link>}</p>
        <p className="soft sm">
          {unit.name}, {t.objective.relationOf[relation]}
          {relation === "contributes" && !counts && `, ${t.line.countsNot}`}
        </p>
      </div>
      <span className="line__p">
        {progress !== null && <b className="num">{numbers.progress(progress)}</b>}
        <PaceWord pace={pace} />
      </span>
    </li>
  );
}
