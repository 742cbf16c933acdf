import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { get } from "@/api/http.ts";
import { Problem } from "@/api/problem.ts";
import { noteItem, reviewQuery } from "@/api/reviews.ts";
import type { Review, ReviewItem } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { FormProblems } from "@/ui/Field.tsx";
import { useSend } from "@/ui/useSend.ts";

const quiet = 1200;

/** What is said, kept a moment after the last key. Where another wrote on the same item, both are shown. */
export function ItemNotes({ review, item, name }: { review: Review; item: ReviewItem; name: string }) {
  const client = useQueryClient();
  const [text, setText] = useState(item.notes ?? "");
  const [base, setBase] = useState(item.notes ?? "");
  const saving = useSend({
    send: (notes: string) => keep(review, item.number, base, notes),
    changes: [["checkins", "review", review.id]],
    done: (next, notes) => {
      setBase(notes.trim());
      client.setQueryData(reviewQuery(review.id).queryKey, next);
    },
  });
  const theirs = item.notes ?? "";
  const isOther = theirs !== base && theirs !== text.trim();
  const isDirty = text.trim() !== base;
  const save = useRef<() => void>(() => undefined);
  useEffect(() => {
    save.current = () => {
      if (isDirty && !isOther && !saving.isPending) saving.send(text);
    };
  });
  useEffect(() => {
    if (!isDirty) return;
    const timer = setTimeout(() => save.current(), quiet);
    return () => clearTimeout(timer);
  }, [text, isDirty, review.version]);
  useEffect(() => () => save.current(), []);
  const problems = saving.problem?.kind === "stale" ? [] : saving.otherThan("notes");
  return (
    <div className="rv__write">
      <label className="txt__l" htmlFor="notes">
        {t.reviews.notes}
        <span className="sr">: {name}</span>
      </label>
      <textarea
        id="notes"
        className="fld__area"
        rows={4}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => save.current()}
      />
      <p className="faint xs" role="status">
        {!isDirty && base !== "" && t.reviews.notesSaved}
      </p>
      {isDirty && isOther && (
        <div className="both" role="alert">
          <p className="strong">{t.reviews.notesConflict}</p>
          <p>{theirs}</p>
          <span className="rv__b">
            <button
              className="btn btn--s"
              type="button"
              onClick={() => {
                setText(theirs);
                setBase(theirs);
              }}
            >
              {t.reviews.notesTheirs}
            </button>
            <button className="btn btn--s" type="button" onClick={() => setBase(theirs)}>
              {t.reviews.notesOver}
            </button>
          </span>
        </div>
      )}
      <FormProblems messages={problems} />
    </div>
  );
}

/** The version rises with everything that happens in a review, such as the next item: as long as nobody wrote on this one, ours is kept. */
async function keep(review: Review, number: number, base: string, notes: string): Promise<Review> {
  try {
    return await noteItem(review.id, review.version, number, notes);
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== "stale") throw error;
    const now = await get<Review>(`/api/checkins/reviews/${review.id}`);
    if ((now.items.find((item) => item.number === number)?.notes ?? "") !== base) throw error;
    return noteItem(review.id, now.version, number, notes);
  }
}
