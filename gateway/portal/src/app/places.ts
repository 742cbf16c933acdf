import { CalendarCheck, CircleSlash, Gauge, Network, Presentation, Settings, type LucideIcon } from "lucide-react";
import { t } from "@/text/index.ts";
import { useAdministered } from "./administered.ts";

export type PlaceLink = { to: string; name: string; icon: LucideIcon };

const everybodys: readonly PlaceLink[] = [
  { to: "/map", name: t.map.nav, icon: Network },
  { to: "/kpis", name: t.nav.kpis, icon: Gauge },
  { to: "/planning", name: t.nav.planning, icon: CalendarCheck },
  { to: "/reviews", name: t.nav.reviews, icon: Presentation },
  { to: "/blockers", name: t.nav.blockers, icon: CircleSlash },
];

/** Where one goes besides what is one’s own: in the sidebar, and on a phone under “More”. */
export function usePlaces(): readonly PlaceLink[] {
  return useAdministered().any ? [...everybodys, { to: "/admin", name: t.nav.admin, icon: Settings }] : everybodys;
}
