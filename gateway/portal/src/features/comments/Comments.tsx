import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commentsQuery } from "@/api/comments.ts";
import type { CommentSubject, Id } from "@/api/types.ts";
import { useRights } from "@/app/roles.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Section } from "@/ui/Section.tsx";
import { CommentEntry } from "./CommentEntry.tsx";
import { NewComment } from "./NewComment.tsx";
import "./comments.css";

type Props = {
  subject: CommentSubject;
  id: Id;
  /** Of the thing: its administrators may delete what others said. */
  unit?: Id | undefined;
  /** Without a title of its own, for the inside of something else. */
  bare?: boolean;
};

/** What people say about a thing, and a place to say something: on any page, `<Comments subject="metric" id={id} />`. */
export function Comments({ subject, id, unit, bare = false }: Props) {
  const query = useQuery(commentsQuery(subject, id));
  const administers = useRights().administers(unit);
  const talk = (
    <Await query={query} what={t.comments.things}>
      {(comments) => (
        <div className="cm">
          {comments.length > 0 && (
            <ol className="cm__list">
              {comments.map((comment) => (
                <CommentEntry key={comment.id} comment={comment} mayDelete={administers} />
              ))}
            </ol>
          )}
          <NewComment subject={subject} id={id} first={comments.length === 0 && !bare} />
        </div>
      )}
    </Await>
  );
  const said = query.data?.filter((comment) => !comment.deleted).length ?? 0;
  return bare ? (
    talk
  ) : (
    <Section title={t.comments.title} {...(said > 0 && { summary: said })}>
      {() => talk}
    </Section>
  );
}

/** The same behind a word, for lists in which most things are not talked about: read when it is opened. */
export function CommentsToggle(props: Omit<Props, "bare">) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="cm__fold">
      <button className="btn btn--s btn--bare" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t.comments.title}
      </button>
      {isOpen && <Comments {...props} bare />}
    </div>
  );
}
