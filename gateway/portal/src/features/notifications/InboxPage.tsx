import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link, useSearchParams } from "react-router";
import { inboxQuery, unreadQuery } from "@/api/notifications.ts";
import type { InboxItem } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { cx } from "@/ui/cx.ts";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { InboxIcon } from "./InboxIcon.tsx";
import { groupNamed, groups, isOf, type KindGroup } from "./kinds.ts";
import { useMarkRead } from "./useMarkRead.ts";
import "./inbox.css";

/** So many of a kind are looked for before somebody has to ask for older ones. */
const enough = 20;

/** What others and the numbers ask of a person, newest first; it grows while it is open. */
export default function InboxPage() {
  const [search, setSearch] = useSearchParams();
  const unread = search.get("show") === "unread";
  const group = groupNamed(search.get("kind"));
  const turn = (name: string, value: string | null) =>
    setSearch(
      (now) => {
        if (value === null) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  const inbox = useInfiniteQuery(inboxQuery({ unread }));
  const count = useQuery(unreadQuery).data?.unread ?? 0;
  const { one, all } = useMarkRead();
  const items = (inbox.data?.pages.flatMap((page) => page.items) ?? []).filter((item) => isOf(group, item.kind));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = inbox;
  const searching = group !== "all" && items.length < enough && hasNextPage;
  useEffect(() => {
    if (searching && !isFetchingNextPage) void fetchNextPage();
  }, [searching, isFetchingNextPage, fetchNextPage]);
  const empty = inbox.isSuccess && items.length === 0 && !searching;

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
            <button type="button" aria-pressed={!unread} onClick={() => turn("show", null)}>
              {t.inbox.all}
            </button>
            <button type="button" aria-pressed={unread} onClick={() => turn("show", "unread")}>
              {t.inbox.unread}
            </button>
          </div>
          <KindChoice group={group} onChoose={(next) => turn("kind", next === "all" ? null : next)} />
          <span className="inbox__act">
            {count > 0 && (
              <button className="btn btn--s" type="button" disabled={all.isPending} onClick={() => all.mutate()}>
                {t.inbox.markAll}
              </button>
            )}
            {items.length > 0 && <ActionsMenu actions={[{ id: "csv", name: t.form.exportCsv, onAction: () => saveItems(items) }]} />}
          </span>
        </div>
        {(inbox.isPending || (items.length === 0 && searching)) && <Loading what={t.states.things.inbox} />}
        {inbox.isLoadingError && <Failure error={inbox.error} what={t.states.things.inbox} retry={() => void inbox.refetch()} />}
        {empty && <Nothing unread={unread} group={group} onShowAll={() => setSearch({})} />}
        {items.length > 0 && (
          <ul className="feed">
            {items.map((item) => (
              <Row key={item.id} item={item} onRead={() => one.mutate(item.id)} />
            ))}
          </ul>
        )}
        {hasNextPage && !searching && (
          <button className="btn inbox__older" type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.inbox.older}
          </button>
        )}
      </div>
    </Page>
  );
}

function KindChoice({ group, onChoose }: { group: KindGroup; onChoose: (group: KindGroup) => void }) {
  return (
    <span className="fld__in fld__in--sel inbox__kind">
      <select aria-label={t.inbox.kind} value={group} onChange={(event) => onChoose(groupNamed(event.target.value))}>
        {groups.map((name) => (
          <option key={name} value={name}>
            {t.inbox.kinds[name]}
          </option>
        ))}
      </select>
    </span>
  );
}

const saveItems = (items: readonly InboxItem[]) =>
  saveCsv(
    "inbox",
    [t.inbox.columns.at, t.inbox.columns.kind, t.inbox.columns.title, t.inbox.columns.body, t.inbox.columns.read],
    items.map((item) => [item.at, item.kind, item.title, item.body, item.read ? t.form.yes : t.form.no]),
  );

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

function Nothing({ unread, group, onShowAll }: { unread: boolean; group: KindGroup; onShowAll: () => void }) {
  if (!unread && group === "all")
    return (
      <Empty title={t.inbox.empty} hint={t.inbox.emptyHint}>
        <Link className="btn btn--s" to="/">
          {t.inbox.goHome}
        </Link>
      </Empty>
    );
  return (
    <Empty title={group === "all" ? t.inbox.allRead : t.inbox.noneOfKind} hint={t.inbox.allReadHint}>
      <button className="btn btn--s" type="button" onClick={onShowAll}>
        {t.inbox.showAll}
      </button>
    </Empty>
  );
}
