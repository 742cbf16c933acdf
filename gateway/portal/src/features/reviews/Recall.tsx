import { useState } from "react";
import { answerRecall } from "@/api/reviews.ts";
import type { Review } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { TextArea } from "@/ui/Field.tsx";
import { FormProblems } from "@/ui/Field.tsx";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";

type RecallView = NonNullable<Review["recall"]>;

/** Can people name what the company has decided to change? Asked of everybody, kept of nobody. */
export function Recall({ review, recall }: { review: Review; recall: RecallView }) {
  const [text, setText] = useState("");
  const answering = useSend({
    send: (objectives: readonly string[]) => answerRecall(review.id, objectives),
    changes: [["checkins", "review", review.id]],
    said: t.reviews.recallThanks,
  });
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const asks = !recall.answered && review.endedAt === null;
  return (
    <Section title={t.reviews.recallQuestion}>
      {() => (
        <div className="form">
          {asks ? (
            <form
              className="form rv__recall"
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                answering.send(lines);
              }}
            >
              <TextArea
                label={t.reviews.recallAnswer}
                hint={t.reviews.recallHint}
                value={text}
                onChange={setText}
                error={answering.errorAt("objectives")}
              />
              <FormProblems messages={answering.otherThan("objectives")} />
              <div className="form__act">
                <button className="btn" type="submit" disabled={answering.isPending}>
                  {t.reviews.recallSend}
                </button>
              </div>
            </form>
          ) : (
            recall.answered && <p className="soft">{t.reviews.recallThanks}</p>
          )}
          <RecallResult recall={recall} />
        </div>
      )}
    </Section>
  );
}

export function RecallResult({ recall }: { recall: RecallView }) {
  const { numbers } = useFormat();
  return (
    <p className="soft">
      {recall.answers === null || recall.mean === null
        ? t.reviews.recallHidden
        : t.reviews.recallMean(numbers.any(recall.mean), recall.of, recall.answers)}
    </p>
  );
}
