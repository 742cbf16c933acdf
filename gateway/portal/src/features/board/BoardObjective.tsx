import { useQuery } from "@tanstack/react-query";
import { EqualNot } from "lucide-react";
import { Link } from "react-router";
import { objectiveQuery } from "@/api/goals.ts";
import type { ObjectiveRow } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, PaceWord } from "@/ui/Glyph.tsx";
import { PaceBar, sayProgress } from "@/ui/PaceTrack.tsx";

const mostKeyResults = 4;
const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** An objective of the board page with its key results, all bars on one scale. */
export function BoardObjective({ objective, line }: { objective: ObjectiveRow; line: number | null }) {
  const format = useFormat();
  const { numbers } = format;
  const keyResults = useQuery(objectiveQuery(objective.id)).data?.keyResults ?? [];
  const above = objective.serves.find((link) => link.title !== null);
  return (
    <li className="bo">
      <div className="bo__o">
        <h3>
          <Link to={`/objectives/${objective.id}`}>{objective.title}</Link>
        </h3>
        <p className="xs soft">
          {objective.owner.name}
          {above !== undefined && ` · ${t.objective.relations[above.relation]} ${above.title ?? ""}`}
        </p>
      </div>
      <div className="bo__b">
        <svg role="img" aria-label={sayProgress(objective, format)}>
          {line !== null && <line className="pl" x1={percent(line)} x2={percent(line)} y1="0" y2="100%" />}
          <svg y="50%" overflow="visible">
            <PaceBar progress={objective.progress} expected={objective.expected} pace={objective.pace} height={10} overhang={5} />
          </svg>
        </svg>
      </div>
      <p className="bo__p">
        <b className="num">{objective.progress === null ? "–" : numbers.progress(objective.progress)}</b>
        <PaceWord pace={objective.pace} />
      </p>
      <p className="bo__c xs soft">
        {objective.confidence === null ? t.confidence.notYet : t.board.believed(numbers.confidence(objective.confidence))}
        {objective.disagreement !== null && (
          <span className="flag bo__d">
            <EqualNot className="i i--s" aria-hidden="true" />
            {t.confidence.yet[objective.disagreement]}
          </span>
        )}
        {objective.redGuardrails > 0 && (
          <span className="hl">
            <HealthGlyph mark="red" />
            {t.unit.guardrailRed(objective.redGuardrails)}
          </span>
        )}
      </p>
      {keyResults.length > 0 && (
        <ul className="bo__k">
          {keyResults.slice(0, mostKeyResults).map((keyResult) => (
            <li key={keyResult.id}>
              <span className="cut">{keyResult.title}</span>
              <PaceWord pace={keyResult.pace}>{keyResult.progress === null ? "–" : numbers.progress(keyResult.progress)}</PaceWord>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
