import { CalendarCheck, Gauge, Network, type LucideIcon } from "lucide-react";
import { t } from "@/text/index.ts";

export type PlaceLink = { to: string; name: string; icon: LucideIcon };

/** Where one goes besides what is one’s own: in the sidebar, and on a phone under “More”. */
export const places: readonly PlaceLink[] = [
  { to: "/map", name: t.map.nav, icon: Network },
  { to: "/kpis", name: t.nav.kpis, icon: Gauge },
  { to: "/planning", name: t.nav.planning, icon: CalendarCheck },
];
