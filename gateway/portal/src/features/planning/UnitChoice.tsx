import type { Unit } from "@/api/types.ts";
import { inTreeOrder } from "@/app/unitOrder.ts";
import { t } from "@/text/index.ts";

type Props = { units: readonly Unit[]; unit: Unit | undefined; onChoose: (slug: string | null) => void };

/** A unit with everything below it, or the whole company. */
export function UnitChoice({ units, unit, onChoose }: Props) {
  return (
    <label className="plan__unit">
      <span className="sr">{t.planning.unit}</span>
      <span className="fld__in fld__in--sel">
        <select value={unit?.slug ?? ""} onChange={(event) => onChoose(event.target.value === "" ? null : event.target.value)}>
          <option value="">{t.planning.everywhere}</option>
          {inTreeOrder(units)
            .filter(({ unit: other }) => other.parentId !== null)
            .map(({ unit: other, depth }) => (
              <option key={other.id} value={other.slug}>
                {"\u2003".repeat(Math.max(0, depth - 1))}
                {other.name}
              </option>
            ))}
        </select>
      </span>
    </label>
  );
}
