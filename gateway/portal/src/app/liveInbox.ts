import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { unreadQuery } from "@/api/notifications.ts";
import type { Inbox, InboxItem } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { useToast } from "@/ui/Toast.tsx";

export type LiveState = "connecting" | "live" | "reconnecting" | "offline";

type Handlers = { onItem: (item: InboxItem) => void; onOpen: () => void; onState: (state: LiveState) => void };

const address = "/api/notifications/stream";
const longestWait = 30_000;

/**
 * Keeps one stream open. The browser resumes a stream that ends (the server ends it every five minutes) with the last
 * event id by itself; it gives up when the answer is an error, and then we ask again with growing pauses.
 */
export function openStream({ onItem, onOpen, onState }: Handlers): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;

  function open() {
    const stream = new EventSource(address);
    source = stream;
    stream.onopen = () => {
      refusals = 0;
      onState("live");
      onOpen();
    };
    stream.addEventListener("inbox", (event: MessageEvent<string>) => onItem(JSON.parse(event.data) as InboxItem));
    stream.onerror = () => {
      onState(navigator.onLine ? "reconnecting" : "offline");
      if (stream.readyState === EventSource.CLOSED) {
        refusals += 1;
        clearTimeout(timer);
        timer = setTimeout(open, Math.min(longestWait, 1000 * 2 ** refusals));
      }
    };
  }

  const reopen = () => {
    source?.close();
    clearTimeout(timer);
    open();
  };
  const offline = () => onState("offline");
  window.addEventListener("online", reopen);
  window.addEventListener("offline", offline);
  open();
  return () => {
    window.removeEventListener("online", reopen);
    window.removeEventListener("offline", offline);
    clearTimeout(timer);
    source?.close();
  };
}

/** Puts an item where the count and the newest unread are read from; an item that came before changes nothing. */
export function receive(client: QueryClient, item: InboxItem): boolean {
  const known = client.getQueryData<Inbox>(unreadQuery.queryKey);
  if (known?.items.some((other) => other.id === item.id)) return false;
  client.setQueryData<Inbox>(unreadQuery.queryKey, (inbox) =>
    inbox === undefined || item.read ? inbox : { ...inbox, unread: inbox.unread + 1, items: [item, ...inbox.items] },
  );
  return true;
}

/** The stream of the signed-in person: counts, lists and a polite word about each new item. */
export function useLiveInbox(): LiveState {
  const client = useQueryClient();
  const toast = useToast();
  const [state, setState] = useState<LiveState>("connecting");

  useEffect(
    () =>
      openStream({
        onState: setState,
        // Whatever came while nobody listened is in the lists.
        onOpen: () => void client.invalidateQueries({ queryKey: ["notifications"] }),
        onItem: (item) => {
          if (!receive(client, item)) return;
          toast({ text: item.title, body: item.body, link: item.link === "" ? "/inbox" : item.link });
          // An alert or a request is about numbers that are perhaps on the screen. The count is asked again, too: one that was
          // asked for a moment before would put its older answer over what the item has just added.
          for (const queryKey of [["notifications"], ["metrics"], ["goals"], ["checkins"]]) {
            void client.invalidateQueries({ queryKey });
          }
        },
      }),
    [client, toast],
  );
  return state;
}

export const sayState = (state: LiveState): string | null =>
  state === "reconnecting" ? t.live.reconnecting : state === "offline" ? t.live.offline : null;
