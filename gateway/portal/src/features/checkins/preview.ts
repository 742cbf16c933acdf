import type { Id, KeyResult, ProgressExplanation } from "@/api/types.ts";

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/**
 * A key result's progress at a value, by the rule of progress: the way covered of the way from baseline to target. None
 * where another rule holds, such as the share of periods inside a limit.
 */
export const progressAt = ({ baseline, target }: Pick<KeyResult, "baseline" | "target">, value: number): number | null =>
  baseline === null || target === null ? null : clamp((value - baseline) / (target - baseline));

/**
 * What an objective's progress becomes with new values: the explanation's own weighted mean with some of its items
 * replaced. The service decides; this only tells a person, while typing, what to expect.
 */
export function progressWith(
  explanation: ProgressExplanation,
  keyResults: readonly KeyResult[],
  values: ReadonlyMap<Id, number>,
): number | null {
  const replaced = explanation.items.map((item) => {
    const keyResult = keyResults.find((other) => other.id === item.id);
    const value = keyResult === undefined ? undefined : values.get(keyResult.id);
    const progress = keyResult === undefined || value === undefined ? null : progressAt(keyResult, value);
    return progress === null ? item : { progress, weight: item.weight };
  });
  const counted = new Set(explanation.items.map((item) => item.id));
  const added = keyResults.flatMap((keyResult) => {
    const value = values.get(keyResult.id);
    const progress = counted.has(keyResult.id) || value === undefined ? null : progressAt(keyResult, value);
    return progress === null ? [] : [{ progress, weight: keyResult.weight }];
  });
  const items = [...replaced, ...added];
  const weights = items.reduce((sum, item) => sum + item.weight, 0);
  return weights === 0 ? null : items.reduce((sum, item) => sum + item.progress * item.weight, 0) / weights;
}
