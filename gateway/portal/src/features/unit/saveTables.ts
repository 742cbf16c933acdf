import type { ObjectiveRow, ScorecardItem } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { saveCsv } from "@/ui/csv.ts";
import { healthMark } from "@/ui/Glyph.tsx";

/** The scorecard as a file: dates as labels and numbers as they are, so that another program reads them. */
export function saveScorecard(unit: string, items: readonly ScorecardItem[]): void {
  const { columns } = t.unit;
  saveCsv(
    `${unit} ${t.unit.scorecard}`,
    [columns.kpi, t.kpi.columns.period, columns.value, t.define.unitOfMeasure, t.kpi.columns.health, t.define.target],
    items.map((item) => [item.name, item.latestPeriod, item.latestValue, item.unitOfMeasure, t.health[healthMark(item)], item.target]),
  );
}

/** A unit's objectives as a file. */
export function saveObjectives(unit: string, objectives: readonly ObjectiveRow[]): void {
  const { columns } = t.unit;
  saveCsv(
    `${unit} ${t.unit.objectives}`,
    [
      columns.objective,
      t.grading.owner,
      t.editor.kind,
      t.planning.state,
      columns.progress,
      t.table.expected,
      t.map.outlineColumns.pace,
      columns.confidence,
      t.map.outlineColumns.serves,
    ],
    objectives.map((objective) => [
      objective.title,
      objective.owner.name,
      t.objective.kinds[objective.kind],
      t.objective.lifecycle[objective.lifecycle],
      objective.progress,
      objective.expected,
      t.pace[objective.pace],
      objective.confidence,
      objective.serves.map(({ title }) => title ?? t.objective.private).join("; "),
    ]),
  );
}
