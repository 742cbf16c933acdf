import type { CheckIn, Objective } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { saveCsv } from "@/ui/csv.ts";

/** The key results in their own units of measure, with what they were meant to reach. */
export function saveKeyResults({ title, keyResults }: Objective): void {
  const { columns } = t.objective.files;
  saveCsv(
    `${title} ${t.objective.keyResults.toLowerCase()}`,
    [
      t.objective.keyResult,
      columns.owner,
      columns.weight,
      columns.baseline,
      columns.target,
      columns.current,
      columns.unitOfMeasure,
      columns.progress,
      columns.expected,
      columns.pace,
      columns.confidence,
    ],
    keyResults.map((keyResult) => [
      keyResult.title,
      keyResult.owner.name,
      keyResult.weight,
      keyResult.baseline,
      keyResult.target,
      keyResult.current,
      keyResult.unitOfMeasure,
      keyResult.progress,
      keyResult.expected,
      t.pace[keyResult.pace],
      keyResult.confidence,
    ]),
  );
}

/** What was said, a column for the value of each key result that is entered by hand. */
export function saveCheckIns({ title, keyResults }: Objective, checkIns: readonly CheckIn[]): void {
  const { columns } = t.objective.files;
  const entered = keyResults.filter(({ measure }) => measure === "number");
  saveCsv(
    `${title} ${t.objective.history.toLowerCase()}`,
    [
      columns.at,
      columns.author,
      columns.confidence,
      t.objective.checkInChanged,
      t.objective.checkInBlocked,
      t.objective.checkInNext,
      ...entered.map((keyResult) => keyResult.title),
    ],
    checkIns.map((checkIn) => [
      checkIn.at,
      checkIn.author.name,
      checkIn.confidence,
      checkIn.changed,
      checkIn.blocked,
      checkIn.next,
      ...entered.map(({ id }) => checkIn.keyResults.find((said) => said.keyResultId === id)?.value),
    ]),
  );
}
