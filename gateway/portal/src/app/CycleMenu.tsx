import { Calendar, ChevronDown } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { Cycle } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import "@/ui/popover.css";

type Props = { cycles: readonly Cycle[]; cycle: Cycle | undefined; current: Cycle | undefined; onChoose: (id: string) => void };

/** When: the cycle that everything on the page is about. */
export function CycleMenu({ cycles, cycle, current, onChoose }: Props) {
  const { dates } = useFormat();
  if (cycle === undefined) return null;
  return (
    <MenuTrigger>
      <Button className="btn btn--s btn--bare" aria-label={`${t.nav.cycle}: ${cycle.name}`}>
        <Calendar className="i i--s" aria-hidden="true" />
        {cycle.name}
        <ChevronDown className="i i--s" aria-hidden="true" />
      </Button>
      <Popover className="menu" placement="bottom end" offset={6}>
        <Menu className="menu__in" selectionMode="single" selectedKeys={[cycle.id]} disallowEmptySelection>
          {cycles.map((other) => (
            <MenuItem key={other.id} id={other.id} textValue={other.name} className="menu__i" onAction={() => onChoose(other.id)}>
              {other.name}
              <small>
                {other.id === current?.id ? t.nav.currentCycle : t.objective.window(dates.shortDay(other.start), dates.shortDay(other.end))}
              </small>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
