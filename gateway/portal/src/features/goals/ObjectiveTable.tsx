import { ArrowUpRight, Ban } from "lucide-react";
import { Link } from "react-router";
import type { Id, ObjectiveRow } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { Confidence } from "@/ui/Confidence.tsx";
import { HealthGlyph, PaceWord } from "@/ui/Glyph.tsx";
import { Rest, useGrowing } from "@/ui/Growing.tsx";
import { sharedExpected } from "./expectedLine.ts";
import { Lane, LaneHead } from "./Lane.tsx";
import { WhyProgress } from "./WhyProgress.tsx";
import "./objectives.css";

type Counts = ReadonlyMap<Id, number>;
type Props = { objectives: readonly ObjectiveRow[]; labelledBy: string; blockers?: Counts };

/** Rows that are drawn at a time: more than a large window shows. */
const step = 20;

/** Objectives on one scale, with one expected line through all of them. */
export function ObjectiveTable({ objectives, labelledBy, blockers }: Props) {
  const line = sharedExpected(objectives);
  const [many, more] = useGrowing(step);
  return (
    <>
      <div className="obj" role="table" aria-labelledby={labelledBy}>
        <div className="obj__row obj__row--h" role="row">
          <span role="columnheader">{t.unit.columns.objective}</span>
          <LaneHead line={line} />
          <span role="columnheader">{t.unit.columns.progress}</span>
          <span role="columnheader">{t.unit.columns.confidence}</span>
        </div>
        {objectives.slice(0, many).map((objective) => (
          <Row key={objective.id} objective={objective} line={line} blockers={blockers?.get(objective.id) ?? 0} />
        ))}
      </div>
      {objectives.length > many && <Rest count={objectives.length - many} onMore={more} />}
    </>
  );
}

type RowProps = { objective: ObjectiveRow; line: number | null; blockers: number };

function Row({ objective, line, blockers }: RowProps) {
  const [above] = objective.serves;
  return (
    <div className="obj__row" role="row">
      <div className="ti" role="cell">
        <h3>
          <Link to={`/objectives/${objective.id}`}>{objective.title}</Link>
        </h3>
        {above !== undefined && (
          <p className="ln ln--1">
            <span>
              <ArrowUpRight className="i i--s" aria-hidden="true" />
              <span className="cut">
                {t.objective.relations[above.relation]}{" "}
                {above.title === null ? (
                  t.objective.private
                ) : (
                  <Link className="link" to={`/objectives/${above.id}`}>
                    {above.title}
                  </Link>
                )}
              </span>
            </span>
          </p>
        )}
        <p className="ln">
          <span>
            <Who name={objective.owner.name} />
          </span>
          <span>{t.objective.kinds[objective.kind]}</span>
          {objective.lifecycle !== "published" && <span>{t.objective.lifecycle[objective.lifecycle]}</span>}
          {objective.servedBy > 0 && <span>{t.unit.servedBy(objective.servedBy)}</span>}
          {objective.redGuardrails > 0 && (
            <span>
              <HealthGlyph mark="red" />
              {t.unit.guardrailRed(objective.redGuardrails)}
            </span>
          )}
          {blockers > 0 && (
            <span>
              <Ban className="i i--s" aria-hidden="true" />
              {t.unitBlockers.count(blockers)}
            </span>
          )}
        </p>
      </div>
      <Lane progress={objective.progress} expected={objective.expected} pace={objective.pace} line={line} />
      <div className="pr" role="cell">
        <WhyProgress objectiveId={objective.id} progress={objective.progress} />
        <PaceWord pace={objective.pace} />
      </div>
      <div className="cfc" role="cell">
        <span className="narrow faint xs">{t.confidence.label.toLowerCase()}</span>
        <Confidence confidence={objective.confidence} disagreement={objective.disagreement} />
      </div>
    </div>
  );
}
