import type { Blocker, Id } from "@/api/types.ts";

const weight: Record<Blocker["severity"], number> = { critical: 0, major: 1, minor: 2 };

/** The gravest first, then what is due soonest, then the oldest. */
export const sortBlockers = (blockers: readonly Blocker[]): Blocker[] =>
  blockers.toSorted(
    (a, b) =>
      weight[a.severity] - weight[b.severity] || (a.due ?? "9999").localeCompare(b.due ?? "9999") || a.raisedAt.localeCompare(b.raisedAt),
  );

export function countByObjective(blockers: readonly Blocker[]): Map<Id, number> {
  const counts = new Map<Id, number>();
  for (const { objectiveId } of blockers) counts.set(objectiveId, (counts.get(objectiveId) ?? 0) + 1);
  return counts;
}
