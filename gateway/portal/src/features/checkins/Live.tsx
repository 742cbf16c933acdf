import type { FormItem, Objective, ProgressExplanation } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Phrase } from "@/text/Phrase.tsx";
import { PaceWord } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
import { numbersOf, type Answers } from "./draft.ts";
import { progressWith } from "./preview.ts";

type Props = { item: FormItem; objective: Objective | undefined; explanation: ProgressExplanation | undefined; answers: Answers };

/** The bar answers while one types: what it becomes with these values. It comes after the form, which does not wait for it. */
export function Live({ objective, explanation, answers }: Props) {
  const { numbers } = useFormat();
  if (objective === undefined) return <div className="ci__live" />;
  const { progress, expected, pace } = objective;
  const becomes = explanation === undefined ? null : progressWith(explanation, objective.keyResults, numbersOf(answers, numbers));
  const moves = progress !== null && becomes !== null && numbers.progress(becomes) !== numbers.progress(progress);
  return (
    <div className="ci__live">
      <PaceTrack progress={progress} expected={expected} pace={pace} becomes={moves ? becomes : null} />
      <p aria-live="polite">
        <PaceWord pace={pace} />
        <span className="soft">
          {progress !== null &&
            (moves ? (
              <Phrase text={t.checkIn.becomes(numbers.progress(progress))} next={<b className="num">{numbers.progress(becomes)}</b>} />
            ) : (
              numbers.progress(progress)
            ))}
          {progress === null && becomes !== null && (
            <Phrase text={t.checkIn.becomesFirst} next={<b className="num">{numbers.progress(becomes)}</b>} />
          )}
          {expected !== null && t.checkIn.expected(numbers.progress(expected), moves || progress === null)}
        </span>
      </p>
    </div>
  );
}
