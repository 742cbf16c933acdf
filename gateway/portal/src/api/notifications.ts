import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type { Id, Inbox } from "./types.ts";

export const inboxQuery = (filter: { unread: boolean }) =>
  infiniteQueryOptions({
    queryKey: ["notifications", "inbox", filter],
    queryFn: ({ signal, pageParam }) =>
      get<Inbox>("/api/notifications/inbox", { unread: filter.unread ? true : null, limit: 50, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The newest unread items and the count that is shown everywhere. */
export const unreadQuery = queryOptions({
  queryKey: ["notifications", "unread"],
  queryFn: ({ signal }) => get<Inbox>("/api/notifications/inbox", { unread: true, limit: 5 }, signal),
});

export const markRead = (id: Id) => send<undefined>("POST", `/api/notifications/inbox/${id}/read`);

export const markAllRead = () => send<undefined>("POST", "/api/notifications/inbox/read");
