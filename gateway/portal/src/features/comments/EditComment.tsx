import { useState } from "react";
import { editComment } from "@/api/comments.ts";
import type { Comment, Id } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { FormProblems } from "@/ui/Field.tsx";
import { useSend } from "@/ui/useSend.ts";
import { CommentText } from "./CommentEntry.tsx";
import { mentionError } from "./mentionError.ts";
import { MentionField } from "./MentionField.tsx";
import { stillMentioned, type Mentioned } from "./mentions.ts";

/** A comment said anew. Where it was changed in another window meanwhile, both are shown and one is chosen. */
export function EditComment({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const [text, setText] = useState(comment.text ?? "");
  const [picked, setPicked] = useState<Mentioned[]>(() =>
    comment.mentions.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }])),
  );
  const [begunAt, setBegunAt] = useState(comment);
  const saving = useSend({
    send: (body: { text: string; mentions: Id[] }) => editComment(begunAt, body),
    changes: [["checkins", "comments", comment.subject, comment.subjectId]],
    done: onClose,
  });
  const mentioned = stillMentioned(text, picked);
  const save = () => {
    if (text.trim() !== "" && !saving.isPending) saving.send({ text: text.trim(), mentions: mentioned.map((person) => person.id) });
  };
  const refused = mentionError(saving.problem, mentioned);
  const isStale = saving.problem?.kind === "stale" && comment.version !== begunAt.version;
  return (
    <div className="cm__write">
      <MentionField
        label={t.comments.edit}
        value={text}
        focused
        error={refused ?? saving.errorAt("text")}
        onChange={(next, person) => {
          setText(next);
          if (person !== undefined) setPicked([...picked, person]);
        }}
        onSubmit={save}
        onEscape={onClose}
      />
      {isStale ? (
        <div className="cm__both" role="alert">
          <p>{t.comments.conflict}</p>
          <CommentText comment={comment} />
          <div className="cm__act">
            <button className="btn btn--s" type="button" onClick={onClose}>
              {t.comments.takeTheirs}
            </button>
            <button
              className="btn btn--s"
              type="button"
              onClick={() => {
                saving.reset();
                setBegunAt(comment);
              }}
            >
              {t.comments.keepMine}
            </button>
          </div>
        </div>
      ) : (
        <>
          {refused === undefined && <FormProblems messages={saving.otherThan("text")} />}
          <div className="cm__act">
            <button className="btn btn--s btn--bare" type="button" onClick={onClose}>
              {t.comments.cancel}
            </button>
            <button className="btn btn--s" type="button" disabled={saving.isPending || text.trim() === ""} onClick={save}>
              {saving.isPending ? t.comments.sending : t.comments.save}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
