import { useQueryClient } from "@tanstack/react-query";
import { BookOpen, ChevronsUpDown, LogOut, MonitorX, Monitor, Moon, Sun } from "lucide-react";
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { signOut, signOutEverywhere } from "@/api/session.ts";
import { t } from "@/text/index.ts";
import { Avatar } from "@/ui/Avatar.tsx";
import { usePerson } from "./SignedIn.tsx";
import { setTheme, themes, useTheme, type Theme } from "./theme.ts";
import "@/ui/popover.css";

const icons = { system: Monitor, light: Sun, dark: Moon };

export function useSignOut() {
  const client = useQueryClient();
  return async (everywhere = false) => {
    const next = await (everywhere ? signOutEverywhere() : signOut());
    // Nothing of one person may be shown to the next.
    client.clear();
    window.location.assign(next?.continueAt ?? "/");
  };
}

export function AccountMenu() {
  const { me } = usePerson();
  const leave = useSignOut();
  return (
    <MenuTrigger>
      <Button className="me">
        <Avatar name={me.name} />
        <span className="sr">
          {t.nav.account}: {me.name}
        </span>
        <span className="lbl cut" aria-hidden="true">
          {me.name}
        </span>
        <ChevronsUpDown className="i i--s lbl" aria-hidden="true" />
      </Button>
      <Popover className="menu" placement="top start" offset={6}>
        <Menu className="menu__in">
          <ThemeSection />
          <Separator className="menu__sep" />
          <MenuItem className="menu__i" href="/openapi" target="_blank" rel="noreferrer">
            <BookOpen className="i" aria-hidden="true" />
            {t.nav.apiReference}
          </MenuItem>
          <MenuItem className="menu__i" onAction={() => void leave()}>
            <LogOut className="i" aria-hidden="true" />
            {t.nav.signOut}
          </MenuItem>
          <MenuItem className="menu__i" onAction={() => void leave(true)}>
            <MonitorX className="i" aria-hidden="true" />
            {t.nav.signOutEverywhere}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function ThemeSection() {
  const theme = useTheme();
  return (
    <MenuSection selectionMode="single" selectedKeys={[theme]} disallowEmptySelection>
      <Header className="menu__h">{t.nav.theme}</Header>
      {themes.map((name: Theme) => {
        const Icon = icons[name];
        return (
          <MenuItem key={name} id={name} className="menu__i" onAction={() => setTheme(name)}>
            <Icon className="i" aria-hidden="true" />
            {t.nav.themes[name]}
          </MenuItem>
        );
      })}
    </MenuSection>
  );
}
