import type { KeyResult } from "@/api/types.ts";
import type { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";

type Numbers = ReturnType<typeof useFormat>["numbers"];
type Unit = Parameters<Numbers["value"]>[1];
type Aimed = Pick<KeyResult, "measure" | "baseline" | "target" | "low" | "high"> & { steps?: readonly { done: boolean }[] };

/** What a key result is to reach or keep, in a few words and by its measure. */
export function aimOf(keyResult: Aimed, numbers: Numbers, unit: Unit): string {
  const { measure, baseline, target, low, high, steps } = keyResult;
  if (measure === "milestone") {
    return steps === undefined ? t.objective.milestone : t.objective.stepsDone(steps.filter((step) => step.done).length, steps.length);
  }
  if (measure === "children") return t.objective.byChildren;
  const span =
    low !== null && high !== null
      ? t.objective.between(numbers.bare(low, unit), numbers.value(high, unit))
      : low !== null
        ? t.objective.atLeast(numbers.value(low, unit))
        : high !== null
          ? t.objective.atMost(numbers.value(high, unit))
          : null;
  if (measure === "maintain") return t.objective.keep(span ?? "");
  const end = target === null ? (span ?? "") : numbers.value(target, unit);
  return baseline === null ? end : t.objective.fromTo(numbers.value(baseline, unit), end);
}
