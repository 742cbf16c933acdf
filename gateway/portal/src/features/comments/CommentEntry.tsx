import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commentRevisionsQuery, deleteComment } from "@/api/comments.ts";
import type { Comment } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { Avatar } from "@/ui/Avatar.tsx";
import { Await } from "@/ui/Await.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Answer } from "@/ui/Popover.tsx";
import { SafeHtml } from "@/ui/SafeHtml.tsx";
import { useSend } from "@/ui/useSend.ts";
import { EditComment } from "./EditComment.tsx";
import { splitAtMentions } from "./mentions.ts";

export function CommentEntry({ comment, mayDelete }: { comment: Comment; mayDelete: boolean }) {
  const { me } = usePerson();
  const { dates } = useFormat();
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const who = comment.author.name ?? t.app.someone;
  const mine = comment.author.id === me.id;
  const actions = comment.deleted
    ? []
    : [
        ...(mine ? [{ id: "edit", name: t.comments.edit, onAction: () => setEditing(true) }] : []),
        ...(mine || mayDelete ? [{ id: "delete", name: t.comments.remove, onAction: () => setDeleting(true) }] : []),
      ];
  return (
    <li className="cm__r" id={`comment-${comment.id}`}>
      <Avatar name={who} />
      <div className="cm__b">
        <div className="cm__h sm">
          <span className="strong">{who}</span>
          <a className="soft" href={`#comment-${comment.id}`}>
            <time dateTime={comment.at}>{dates.moment(comment.at)}</time>
          </a>
          {comment.editedAt !== null && !(comment.deleted && !mine) && (
            <Revisions
              comment={comment}
              label={comment.deleted ? t.comments.revisions : t.comments.edited(dates.moment(comment.editedAt))}
            />
          )}
        </div>
        {comment.deleted ? (
          <p className="faint">{t.comments.deleted(who)}</p>
        ) : editing ? (
          <EditComment comment={comment} onClose={() => setEditing(false)} />
        ) : (
          <CommentText comment={comment} />
        )}
      </div>
      {!editing && <ActionsMenu actions={actions} label={t.comments.actions(who, dates.moment(comment.at))} />}
      {deleting && <DeleteComment comment={comment} onClose={() => setDeleting(false)} />}
    </li>
  );
}

export function CommentText({ comment }: { comment: Pick<Comment, "html" | "mentions"> }) {
  return (
    <SafeHtml
      html={comment.html ?? ""}
      text={(plain) =>
        splitAtMentions(plain, comment.mentions).map((part, index) =>
          part.isName ? (
            <b key={index} className="cm__at">
              {part.text}
            </b>
          ) : (
            part.text
          ),
        )
      }
    />
  );
}

function Revisions({ comment, label }: { comment: Comment; label: string }) {
  return (
    <Answer trigger={label} triggerClassName="soft sm cm__rev" title={t.comments.revisions}>
      <RevisionList comment={comment} />
    </Answer>
  );
}

function RevisionList({ comment }: { comment: Comment }) {
  const { dates } = useFormat();
  const revisions = useQuery(commentRevisionsQuery(comment.id));
  return (
    <Await query={revisions} what={t.comments.things}>
      {({ items }) => (
        <ol className="cm__was">
          {items.toReversed().map((revision) => (
            <li key={revision.number}>
              <p className="faint xs">
                {t.comments.revisionBy(revision.number)}, {dates.moment(revision.at)}
              </p>
              <p className="cm__raw">{revision.text ?? t.comments.revisionDeleted}</p>
            </li>
          ))}
        </ol>
      )}
    </Await>
  );
}

function DeleteComment({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const deleting = useSend({
    send: () => deleteComment(comment),
    changes: [["checkins", "comments", comment.subject, comment.subjectId]],
    said: t.comments.deletedSaid,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.comments.removeTitle}
      submit={t.comments.remove}
      isPending={deleting.isPending}
      problems={deleting.otherThan()}
      onSubmit={() => deleting.send(undefined)}
      onClose={onClose}
    >
      <p className="soft">{t.comments.removeHint}</p>
    </FormDialog>
  );
}
