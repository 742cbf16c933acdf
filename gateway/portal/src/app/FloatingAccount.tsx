import { BookOpen, LogOut, MonitorX, Monitor, Moon, Sun } from "lucide-react";
import type { RefObject } from "react";
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from "react-aria-components";
import { t } from "@/text/index.ts";
import { useSignOut } from "./signOut.ts";
import { setTheme, themes, useTheme, type Theme } from "./theme.ts";
import "@/ui/popover.css";

const icons = { system: Monitor, light: Sun, dark: Moon };

export default function FloatingAccount({ trigger, onClose }: { trigger: RefObject<HTMLButtonElement | null>; onClose: () => void }) {
  const leave = useSignOut();
  return (
    <Popover
      className="menu"
      aria-label={t.nav.account}
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => open || onClose()}
      placement="top start"
      offset={6}
    >
      {/* eslint-disable-next-line jsx-a11y/no-autofocus -- a menu that is opened to choose from */}
      <Menu className="menu__in" aria-label={t.nav.account} autoFocus="first" onClose={onClose}>
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
