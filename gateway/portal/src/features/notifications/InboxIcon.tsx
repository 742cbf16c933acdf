import { Bell } from "lucide-react";
import type { Health, InboxItem } from "@/api/types.ts";
import { HealthGlyph } from "@/ui/Glyph.tsx";

const healths: readonly Exclude<Health, "not-set">[] = ["red", "amber", "green"];

/** An alert wears the health its metric turned to. */
export function InboxIcon({ item }: { item: InboxItem }) {
  const health = turnedTo(item);
  return health === null ? <Bell className="i" aria-hidden="true" /> : <HealthGlyph mark={health} />;
}

/** The message says it in words: `… turned red`, or of a recovery `It is green now.` */
function turnedTo({ kind, title, body }: InboxItem) {
  const words = kind === "alert-opened" ? /turned (\w+)$/.exec(title) : /is (\w+) now\.$/.exec(body);
  return healths.find((health) => health === words?.[1]) ?? null;
}
