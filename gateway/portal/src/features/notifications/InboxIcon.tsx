import { Bell, CircleCheckBig, Inbox, Target } from "lucide-react";
import type { Health, InboxItem } from "@/api/types.ts";
import { HealthGlyph } from "@/ui/Glyph.tsx";

/** An alert wears the health it is about; other kinds their icon. */
export function InboxIcon({ item }: { item: InboxItem }) {
  const health = healthIn(item);
  if (health !== null) return <HealthGlyph mark={health} />;
  if (item.kind.includes("check")) return <CircleCheckBig className="i" aria-hidden="true" />;
  if (item.kind.includes("objective") || item.kind.includes("pace")) return <Target className="i" aria-hidden="true" />;
  if (item.kind.includes("alert")) return <Bell className="i" aria-hidden="true" />;
  return <Inbox className="i" aria-hidden="true" />;
}

/** The kind names the health where it can (`alert-red`); the title says it always. */
function healthIn({ kind, title }: InboxItem): Health | "stale" | null {
  if (!kind.includes("alert") && !kind.includes("metric")) return null;
  const text = `${kind} ${title}`.toLowerCase();
  return (["red", "amber", "green", "stale"] as const).find((health) => new RegExp(`\\b${health}\\b`).test(text)) ?? null;
}
