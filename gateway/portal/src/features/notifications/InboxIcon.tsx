import { ArrowRight, AtSign, Ban, Bell, CircleCheckBig, Flag, ListChecks, ShieldAlert } from "lucide-react";
import type { InboxItem, InboxKind } from "@/api/types.ts";
import { HealthGlyph, healthNamed } from "@/ui/Glyph.tsx";

const icons: Partial<Record<InboxKind, typeof Bell>> = {
  "objective-proposed": Flag,
  "dependency-asked": ArrowRight,
  "dependency-accepted": ArrowRight,
  "dependency-declined": ArrowRight,
  "guardrail-broken": ShieldAlert,
  "check-in-reminded": CircleCheckBig,
  "blocker-moved": Ban,
  mentioned: AtSign,
  "action-assigned": ListChecks,
};

/** An alert wears the health its metric turned to; everything else the sign of what it is. */
export function InboxIcon({ item }: { item: InboxItem }) {
  const health = healthNamed(item.health);
  const Icon = icons[item.kind] ?? Bell;
  return health === null ? <Icon className="i" aria-hidden="true" /> : <HealthGlyph mark={health} />;
}
