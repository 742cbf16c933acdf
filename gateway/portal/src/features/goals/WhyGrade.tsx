import { useQuery } from "@tanstack/react-query";
import { explainProgressQuery } from "@/api/goals.ts";
import type { Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Answer } from "@/ui/Popover.tsx";
import { Proof, Sum } from "./WhyProgress.tsx";
import "./why.css";

type Props = { objective: Pick<Objective, "id" | "successLine"> & { gradeOnCurrentTargets?: number | null }; words: string };

/** The suggested grade, with what it is made of. */
export function WhyGrade({ objective, words }: Props) {
  return (
    <Answer trigger={words} triggerLabel={t.progress.why(words)} title={t.whyGrade.title(words)} placement="bottom end">
      <Explanation objective={objective} />
    </Answer>
  );
}

function Explanation({ objective }: Pick<Props, "objective">) {
  const { numbers } = useFormat();
  const query = useQuery({ ...explainProgressQuery(objective.id), staleTime: 0 });
  return (
    <>
      <p className="soft">{t.whyGrade.of}</p>
      <Await query={query} what={t.why.reading}>
        {(explanation) => (
          <>
            <Sum explanation={explanation} />
            <Proof explanation={explanation} />
          </>
        )}
      </Await>
      {objective.gradeOnCurrentTargets != null && <p className="soft why__rule">{t.whyGrade.changed}</p>}
      <p className="soft why__rule">{t.whyGrade.success(numbers.progress(objective.successLine))}</p>
    </>
  );
}
