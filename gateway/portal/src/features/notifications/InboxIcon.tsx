import { Bell } from "lucide-react";
import type { InboxItem } from "@/api/types.ts";
import { HealthGlyph, healthNamed } from "@/ui/Glyph.tsx";

/** An alert wears the health its metric turned to. */
export function InboxIcon({ item }: { item: InboxItem }) {
  const health = healthNamed(item.health);
  return health === null ? <Bell className="i" aria-hidden="true" /> : <HealthGlyph mark={health} />;
}
