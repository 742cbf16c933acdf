import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type { Blocker, BlockerStatement, Id, Page } from "./types.ts";

export type BlockerFilter = { objective?: Id; unit?: Id; owner?: Id; state?: "open" | "resolved" | "all" };

/** What blocks, the longest open first; all pages, since a lead looks at all of it. */
export const blockersQuery = (filter: BlockerFilter) =>
  queryOptions({
    queryKey: ["checkins", "blockers", filter],
    queryFn: async ({ signal }) => {
      const found: Blocker[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<Blocker> = await get<Page<Blocker>>("/api/checkins/blockers", { ...filter, limit: 200, cursor }, signal);
        found.push(...page.items);
        cursor = page.next;
      } while (cursor !== null && found.length < 1000);
      return found;
    },
  });

export const blockerQuery = (id: Id) =>
  queryOptions({
    queryKey: ["checkins", "blocker", id],
    queryFn: ({ signal }) => get<Blocker>(`/api/checkins/blockers/${id}`, undefined, signal),
  });

export const raiseBlocker = (objectiveId: Id, said: BlockerStatement, idempotencyKey: string) =>
  send<Blocker>("POST", "/api/checkins/blockers", { body: { objectiveId, ...said }, idempotencyKey });

export const changeBlocker = ({ id, version }: Blocker, said: BlockerStatement) =>
  send<Blocker>("PUT", `/api/checkins/blockers/${id}`, { body: said, version });

export const escalateBlocker = (id: Id, unitId: Id | null, note: string, idempotencyKey: string) =>
  send<Blocker>("POST", `/api/checkins/blockers/${id}/escalate`, { body: { unitId, note: note === "" ? null : note }, idempotencyKey });

export const resolveBlocker = (id: Id, note: string, idempotencyKey: string) =>
  send<Blocker>("POST", `/api/checkins/blockers/${id}/resolve`, { body: { note }, idempotencyKey });

export const reopenBlocker = (id: Id, note: string, idempotencyKey: string) =>
  send<Blocker>("POST", `/api/checkins/blockers/${id}/reopen`, { body: { note: note === "" ? null : note }, idempotencyKey });
