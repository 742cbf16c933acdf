import { useQuery } from "@tanstack/react-query";
import { CircleCheckBig, House, Inbox, LayoutGrid, Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link, NavLink, Outlet, ScrollRestoration } from "react-router";
import { dueCheckInsQuery } from "@/api/checkins.ts";
import { unreadQuery } from "@/api/notifications.ts";
import { t } from "@/text/index.ts";
import { Brand } from "@/ui/Glyph.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { usePlaces } from "./places.ts";
import { usePerson } from "./SignedIn.tsx";
import { TabBar } from "./TabBar.tsx";
import { keepTyping } from "./typedAhead.ts";
import { UnitTree } from "./UnitTree.tsx";
import "./shell.css";

const GoTo = lazy(() => import("./GoTo.tsx"));

/** The frame around every page but the check-in: where, and what waits. */
export function Shell() {
  const [going, setGoing] = useGoTo();
  return (
    <>
      <a className="skip" href="#main">
        {t.app.skip}
      </a>
      <div className="app">
        <Sidebar onGoTo={() => setGoing(true)} />
        <div className="main">
          <Suspense>
            <Outlet />
          </Suspense>
        </div>
        <TabBar onGoTo={() => setGoing(true)} />
      </div>
      {going && (
        <Suspense>
          <GoTo onClose={() => setGoing(false)} />
        </Suspense>
      )}
      <ScrollRestoration />
    </>
  );
}

/** Ctrl K or ⌘ K goes anywhere. */
function useGoTo() {
  const [going, setGoing] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        if (going) return;
        keepTyping();
        setGoing(true);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [going]);
  return [going, setGoing] as const;
}

function Sidebar({ onGoTo }: { onGoTo: () => void }) {
  const { development } = usePerson();
  return (
    <nav className="side" aria-label={t.app.navigation}>
      <Link className="brand" to="/">
        <Brand />
        <span className="lbl">{t.app.name}</span>
      </Link>
      <button className="find" type="button" onClick={onGoTo} aria-keyshortcuts="Control+K Meta+K">
        <Search className="i i--s" aria-hidden="true" />
        <span className="lbl">{t.nav.goTo}</span>
        <span className="kbd" aria-hidden="true">
          Ctrl K
        </span>
      </button>
      <div className="side__nav">
        <MainLinks />
        <p className="nav__h" id="units">
          {t.nav.units}
        </p>
        <UnitTree labelledBy="units" />
      </div>
      {development && <p className="side__dev lbl">{t.signIn.development}</p>}
      <AccountMenu />
    </nav>
  );
}

function MainLinks() {
  const unread = useQuery(unreadQuery).data?.unread ?? 0;
  const due = useQuery(dueCheckInsQuery).data?.items.length ?? 0;
  return (
    <ul className="nav">
      <NavItem to="/" end icon={<House className="i" aria-hidden="true" />} name={t.nav.home} />
      <NavItem
        to="/inbox"
        icon={<Inbox className="i" aria-hidden="true" />}
        name={t.nav.inbox}
        count={unread}
        spoken={t.nav.unread(unread)}
      />
      <NavItem
        to="/checkin"
        icon={<CircleCheckBig className="i" aria-hidden="true" />}
        name={t.nav.checkIn}
        count={due}
        spoken={t.nav.due(due)}
      />
      {usePlaces().map((place) => (
        <NavItem key={place.to} to={place.to} icon={<place.icon className="i" aria-hidden="true" />} name={place.name} />
      ))}
      {import.meta.env.DEV && <NavItem to="/gallery" icon={<LayoutGrid className="i" aria-hidden="true" />} name={t.nav.gallery} />}
    </ul>
  );
}

type NavItemProps = { to: string; end?: boolean; icon: React.ReactNode; name: string; count?: number; spoken?: string };

function NavItem({ to, end = false, icon, name, count = 0, spoken }: NavItemProps) {
  return (
    <li>
      <NavLink to={to} end={end}>
        {icon}
        <span className="lbl">{name}</span>
        {count > 0 && (
          <span className="n">
            <span aria-hidden="true">{count}</span>
            <span className="sr">{spoken}</span>
          </span>
        )}
      </NavLink>
    </li>
  );
}
