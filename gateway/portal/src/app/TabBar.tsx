import { useQuery } from "@tanstack/react-query";
import { Building2, CircleCheckBig, Ellipsis, House, Inbox } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { NavLink } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { unreadQuery } from "@/api/notifications.ts";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { usePerson } from "./SignedIn.tsx";

const MoreSheet = lazy(() => import("./MoreSheet.tsx"));

/** The phone's navigation: five places a thumb reaches. */
export function TabBar({ onGoTo }: { onGoTo: () => void }) {
  const { me } = usePerson();
  const units = useQuery(unitsQuery).data ?? [];
  const unread = useQuery(unreadQuery).data?.unread ?? 0;
  const [more, setMore] = useState(false);
  const unit = units.find((other) => other.id === me.primaryUnitId) ?? units.find((other) => other.parentId === null);
  return (
    <nav className="tabbar" aria-label={t.app.navigation}>
      <NavLink to="/" end>
        <House className="i" aria-hidden="true" />
        {t.nav.home}
      </NavLink>
      <NavLink to={unit === undefined ? "/" : `/d/${unit.slug}`} end>
        <Building2 className="i" aria-hidden="true" />
        {t.nav.myUnit}
      </NavLink>
      <NavLink to="/checkin">
        <CircleCheckBig className="i" aria-hidden="true" />
        {t.nav.checkIn}
      </NavLink>
      <NavLink to="/inbox" className={cx(unread > 0 && "tabbar__new")}>
        <Inbox className="i" aria-hidden="true" />
        {t.nav.inbox}
        {unread > 0 && <span className="sr">{t.nav.unread(unread)}</span>}
      </NavLink>
      <button className="tabbar__b" type="button" onClick={() => setMore(true)} aria-haspopup="dialog" aria-expanded={more}>
        <Ellipsis className="i" aria-hidden="true" />
        {t.nav.more}
      </button>
      {more && (
        <Suspense>
          <MoreSheet onClose={() => setMore(false)} onGoTo={onGoTo} />
        </Suspense>
      )}
    </nav>
  );
}
