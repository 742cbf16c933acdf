import { useMutation, useQueryClient } from "@tanstack/react-query";
import { markAllRead, markRead, unreadQuery } from "@/api/notifications.ts";
import type { Id, Inbox, InboxItem } from "@/api/types.ts";

/** Reading is shown at once and told to the service behind it. */
export function useMarkRead() {
  const client = useQueryClient();
  const settle = () => client.invalidateQueries({ queryKey: ["notifications"] });
  const read = (wanted: (item: InboxItem) => boolean) => {
    client.setQueryData<Inbox>(unreadQuery.queryKey, (inbox) => {
      if (inbox === undefined) return inbox;
      const gone = inbox.items.filter(wanted).length;
      return { ...inbox, items: inbox.items.filter((item) => !wanted(item)), unread: Math.max(0, inbox.unread - gone) };
    });
    client.setQueriesData<{ pages: Inbox[]; pageParams: unknown[] }>({ queryKey: ["notifications", "inbox"] }, (data) =>
      data === undefined
        ? data
        : {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.map((item) => (wanted(item) ? { ...item, read: true } : item)),
            })),
          },
    );
  };
  const one = useMutation({ mutationFn: markRead, onMutate: (id: Id) => read((item) => item.id === id), onSettled: settle });
  const all = useMutation({ mutationFn: markAllRead, onMutate: () => read(() => true), onSettled: settle });
  return { one, all };
}
