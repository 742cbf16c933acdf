import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { inboxQuery, markAllRead, markRead, unreadQuery } from "@/api/notifications.ts";
import type { Id, Inbox, InboxItem } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { Failure, Empty, Loading } from "@/ui/States.tsx";
import { InboxIcon } from "./InboxIcon.tsx";
import "./inbox.css";

/** What others and the numbers ask of a person, newest first; it grows while it is open. */
export default function InboxPage() {
  const [unread, setUnread] = useState(false);
  const inbox = useInfiniteQuery(inboxQuery({ unread }));
  const count = useQuery(unreadQuery).data?.unread ?? 0;
  const { one, all } = useMarkRead();
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t.inbox.title} crumbs={[{ name: t.inbox.title }]}>
      <div className="inbox">
        <div className="head">
          <div>
            <h1>{t.inbox.title}</h1>
            <p className="meta" role="status">
              {t.inbox.unreadSummary(count)}
            </p>
          </div>
        </div>
        <div className="inbox__bar">
          <div className="seg" role="group" aria-label={t.inbox.show}>
            <button type="button" aria-pressed={!unread} onClick={() => setUnread(false)}>
              {t.inbox.all}
            </button>
            <button type="button" aria-pressed={unread} onClick={() => setUnread(true)}>
              {t.inbox.unread}
            </button>
          </div>
          {count > 0 && (
            <button className="btn btn--s" type="button" disabled={all.isPending} onClick={() => all.mutate()}>
              {t.inbox.markAll}
            </button>
          )}
        </div>
        {inbox.isPending && <Loading what={t.states.things.inbox} />}
        {inbox.isLoadingError && <Failure error={inbox.error} what={t.states.things.inbox} retry={() => void inbox.refetch()} />}
        {inbox.isSuccess && items.length === 0 && <Nothing unread={unread} onShowAll={() => setUnread(false)} />}
        {items.length > 0 && (
          <ul className="feed">
            {items.map((item) => (
              <Row key={item.id} item={item} onRead={() => one.mutate(item.id)} />
            ))}
          </ul>
        )}
        {inbox.hasNextPage && (
          <button className="btn inbox__older" type="button" disabled={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
            {t.inbox.older}
          </button>
        )}
      </div>
    </Page>
  );
}

function Row({ item, onRead }: { item: InboxItem; onRead: () => void }) {
  const { dates } = useFormat();
  return (
    <li className={cx("feed__r", !item.read && "feed__r--new")}>
      <span className="feed__i">
        <InboxIcon item={item} />
      </span>
      <div className="feed__t">
        <p className={cx(!item.read && "strong")}>
          {!item.read && <span className="sr">{t.inbox.unreadItem}: </span>}
          {item.link === "" ? (
            item.title
          ) : (
            <Link to={item.link} onClick={() => item.read || onRead()}>
              {item.title}
            </Link>
          )}
        </p>
        {item.body !== "" && <p className="soft sm">{item.body}</p>}
      </div>
      <time className="faint sm nowrap" dateTime={item.at}>
        {dates.moment(item.at)}
      </time>
      <span className="feed__a">
        {!item.read && (
          <button className="btn btn--s btn--bare" type="button" onClick={onRead}>
            {t.inbox.markRead}
            <span className="sr">: {item.title}</span>
          </button>
        )}
      </span>
    </li>
  );
}

function Nothing({ unread, onShowAll }: { unread: boolean; onShowAll: () => void }) {
  return unread ? (
    <Empty title={t.inbox.allRead} hint={t.inbox.allReadHint}>
      <button className="btn btn--s" type="button" onClick={onShowAll}>
        {t.inbox.showAll}
      </button>
    </Empty>
  ) : (
    <Empty title={t.inbox.empty} hint={t.inbox.emptyHint}>
      <Link className="btn btn--s" to="/">
        {t.inbox.goHome}
      </Link>
    </Empty>
  );
}

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
