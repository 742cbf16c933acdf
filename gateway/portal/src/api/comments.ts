import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type { Comment, CommentRevision, CommentSubject, Id, Page } from "./types.ts";

/** What is said of one thing, the first first; long talks are read page by page, they are rarely longer than one. */
export const commentsQuery = (subject: CommentSubject, id: Id) =>
  queryOptions({
    queryKey: ["checkins", "comments", subject, id],
    queryFn: async ({ signal }) => {
      const said: Comment[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<Comment> = await get<Page<Comment>>("/api/checkins/comments", { subject, id, limit: 200, cursor }, signal);
        said.push(...page.items);
        cursor = page.next;
      } while (cursor !== null);
      return said;
    },
  });

export const commentRevisionsQuery = (id: Id) =>
  queryOptions({
    queryKey: ["checkins", "comment", id, "revisions"],
    queryFn: ({ signal }) => get<Page<CommentRevision>>(`/api/checkins/comments/${id}/revisions`, undefined, signal),
  });

type Said = { text: string; mentions: Id[] };

export const sayComment = (subject: CommentSubject, subjectId: Id, said: Said, idempotencyKey: string) =>
  send<Comment>("POST", "/api/checkins/comments", { body: { subject, subjectId, ...said }, idempotencyKey });

export const editComment = ({ id, version }: Comment, said: Said) =>
  send<Comment>("PUT", `/api/checkins/comments/${id}`, { body: said, version });

export const deleteComment = ({ id, version }: Comment) => send<Comment>("DELETE", `/api/checkins/comments/${id}`, { version });
