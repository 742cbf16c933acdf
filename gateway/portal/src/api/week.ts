import { queryOptions } from "@tanstack/react-query";
import { get } from "./http.ts";
import type { Alert, Approval, Blocker, Change, Dependency, Id, Inbox, LocalDate, MetricsSince, Page, ReviewOutcome } from "./types.ts";

/** What waits for one person, as each service keeps it. */

export const myAlertsQuery = (owner: Id) =>
  queryOptions({
    queryKey: ["metrics", "alerts", "mine", owner],
    queryFn: ({ signal }) => get<Page<Alert>>("/api/metrics/alerts", { owner, open: true, limit: 50 }, signal),
  });

export const approvalsQuery = queryOptions({
  queryKey: ["goals", "approvals"],
  queryFn: ({ signal }) => get<Page<Approval>>("/api/goals/approvals", { limit: 50 }, signal),
});

/** Asked for and not answered; `canDecide` tells whether the reader answers. */
export const askedDependenciesQuery = queryOptions({
  queryKey: ["goals", "dependencies", "asked"],
  queryFn: ({ signal }) => get<Page<Dependency>>("/api/goals/dependencies", { state: "asked", limit: 200 }, signal),
});

export const myBlockersQuery = (owner: Id) =>
  queryOptions({
    queryKey: ["checkins", "blockers", "mine", owner],
    queryFn: ({ signal }) => get<Page<Blocker>>("/api/checkins/blockers", { owner, state: "open", limit: 50 }, signal),
  });

export const myActionsQuery = queryOptions({
  queryKey: ["checkins", "outcomes", "mine"],
  queryFn: ({ signal }) => get<Page<ReviewOutcome>>("/api/checkins/reviews/outcomes", { done: false, limit: 50 }, signal),
});

export const mentionsQuery = queryOptions({
  queryKey: ["notifications", "unread", "mentions"],
  queryFn: ({ signal }) => get<Inbox>("/api/notifications/inbox", { unread: true, limit: 50 }, signal),
  select: (inbox) => inbox.items.filter((item) => item.kind === "mentioned"),
});

export const changesSinceQuery = (since: string, unit?: Id) =>
  queryOptions({
    queryKey: ["goals", "changes", since, unit],
    queryFn: ({ signal }) => get<Page<Change>>("/api/goals/changes", { since, unit, limit: 6 }, signal),
  });

export const metricsSinceQuery = (unit: Id, since: LocalDate) =>
  queryOptions({
    queryKey: ["metrics", "summary", unit, since],
    queryFn: ({ signal }) => get<MetricsSince>("/api/metrics/summary", { unit, descendants: true, since }, signal),
  });
