import { useQuery } from "@tanstack/react-query";
import { BookOpen, Building2, CircleCheckBig, Ellipsis, House, Inbox, Search, X } from "lucide-react";
import { useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { NavLink } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { unreadQuery } from "@/api/notifications.ts";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { useSignOut } from "./AccountMenu.tsx";
import { usePlaces } from "./places.ts";
import { usePerson } from "./SignedIn.tsx";
import { setTheme, themes, useTheme } from "./theme.ts";
import { UnitTree } from "./UnitTree.tsx";

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
      <Button className="tabbar__b" onPress={() => setMore(true)} aria-haspopup="dialog">
        <Ellipsis className="i" aria-hidden="true" />
        {t.nav.more}
      </Button>
      <MoreSheet isOpen={more} onClose={() => setMore(false)} onGoTo={onGoTo} />
    </nav>
  );
}

function MoreSheet({ isOpen, onClose, onGoTo }: { isOpen: boolean; onClose: () => void; onGoTo: () => void }) {
  const { me, development } = usePerson();
  const theme = useTheme();
  const leave = useSignOut();
  return (
    <ModalOverlay className="scrim" isOpen={isOpen} onOpenChange={(open) => open || onClose()} isDismissable>
      <Modal className="sheet">
        <Dialog className="sheet__in">
          <div className="pop__h">
            <Heading slot="title" level={2}>
              {t.nav.more}
            </Heading>
            <Button className="btn btn--bare btn--icon" aria-label={t.app.close} onPress={onClose}>
              <X className="i" aria-hidden="true" />
            </Button>
          </div>
          <button
            className="find"
            type="button"
            onClick={() => {
              onClose();
              onGoTo();
            }}
          >
            <Search className="i i--s" aria-hidden="true" />
            {t.nav.goTo}
          </button>
          <ul className="nav">
            {usePlaces().map((place) => (
              <li key={place.to}>
                <NavLink to={place.to} onClick={onClose}>
                  <place.icon className="i" aria-hidden="true" />
                  {place.name}
                </NavLink>
              </li>
            ))}
            <li>
              <NavLink to="/glossary" onClick={onClose}>
                <BookOpen className="i" aria-hidden="true" />
                {t.nav.glossary}
              </NavLink>
            </li>
          </ul>
          <h3 className="nav__h" id="sheet-units">
            {t.nav.allUnits}
          </h3>
          <UnitTree labelledBy="sheet-units" everything onFollow={onClose} />
          <h3 className="nav__h">{t.nav.theme}</h3>
          <div className="seg" role="group" aria-label={t.nav.theme}>
            {themes.map((name) => (
              <button key={name} type="button" aria-pressed={theme === name} onClick={() => setTheme(name)}>
                {t.nav.themes[name]}
              </button>
            ))}
          </div>
          <p className="sheet__me">
            <span className="soft">
              {me.name}
              {development && ` · ${t.signIn.development}`}
            </span>
            <button className="btn" type="button" onClick={() => void leave()}>
              {t.nav.signOut}
            </button>
            <button className="btn btn--bare" type="button" onClick={() => void leave(true)}>
              {t.nav.signOutEverywhere}
            </button>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
