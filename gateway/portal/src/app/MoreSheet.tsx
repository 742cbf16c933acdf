import { BookOpen, Search, X } from "lucide-react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { NavLink } from "react-router";
import { t } from "@/text/index.ts";
import { usePlaces } from "./places.ts";
import { usePerson } from "./SignedIn.tsx";
import { useSignOut } from "./signOut.ts";
import { setTheme, themes, useTheme } from "./theme.ts";
import { UnitTree } from "./UnitTree.tsx";

/** Everything else that the sidebar has where there is room for one. */
export default function MoreSheet({ onClose, onGoTo }: { onClose: () => void; onGoTo: () => void }) {
  const { me, development } = usePerson();
  const theme = useTheme();
  const leave = useSignOut();
  return (
    <ModalOverlay className="scrim" isOpen onOpenChange={(open) => open || onClose()} isDismissable>
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
          <h3 className="nav__h" id="sheet-units">
            {t.nav.allUnits}
          </h3>
          <UnitTree labelledBy="sheet-units" everything onFollow={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
