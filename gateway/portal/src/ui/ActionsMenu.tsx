import { Ellipsis } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { t } from "@/text/index.ts";
import "./popover.css";

export type Action = { id: string; name: string; onAction?: () => void; to?: string; disabled?: boolean };

/** What can be done besides the one thing that a page is for. Leave out what the person may not do. */
export function ActionsMenu({ actions, label = t.form.actions }: { actions: readonly Action[]; label?: string }) {
  if (actions.length === 0) return null;
  return (
    <MenuTrigger>
      <Button className="btn btn--icon" aria-label={label}>
        <Ellipsis className="i" aria-hidden="true" />
      </Button>
      <Popover className="menu" placement="bottom end" offset={6}>
        <Menu className="menu__in" disabledKeys={actions.filter((action) => action.disabled === true).map((action) => action.id)}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              className="menu__i"
              {...(action.to !== undefined && { href: action.to })}
              {...(action.onAction !== undefined && { onAction: action.onAction })}
            >
              {action.name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
