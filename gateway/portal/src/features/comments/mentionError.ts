import type { Problem } from "@/api/problem.ts";
import { t } from "@/text/index.ts";
import type { Mentioned } from "./mentions.ts";

/** Whoever may not see a thing cannot be spoken to there; the service names them by their place in what was sent. */
export function mentionError(problem: Problem | null, sent: readonly Mentioned[]): string | undefined {
  const names = Object.keys(problem?.fields ?? {}).flatMap((path) => {
    const index = /^mentions\[(\d+)\]$/.exec(path)?.[1];
    const name = index === undefined ? undefined : sent[Number(index)]?.name;
    return name === undefined ? [] : [name];
  });
  return names.length === 0 ? undefined : names.map((name) => t.comments.cannotSee(name)).join(" ");
}
