import type { Id, Unit, UnitKind } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import type { Cascade } from "./cascade.ts";
import { pitch, type Layout, type Place, type View } from "./layout.ts";

type Props = { cascade: Cascade; layout: Layout; units: ReadonlyMap<Id, Unit>; view: View; width: number };

/** Which kind of unit a column is about; it stays at the top while the map moves below it. */
export function Headings({ cascade, layout, units, view, width }: Props) {
  const { numbers } = useFormat();
  return (
    <g className="map__hs">
      <rect className="map__strip" width={width} height="36" />
      {layout.columns.map((places, column) => {
        const x = (column * pitch.x - view.x) * view.zoom;
        // A name that would run into the next one is left out.
        if (places.length === 0 || x > width || x < -pitch.x || pitch.x * view.zoom < 90) return null;
        return (
          <text key={column} className="map__h" x={x} y="23">
            {t.map.columns[kindOf(places, cascade, units)]} <tspan>{numbers.count(places.length)}</tspan>
          </text>
        );
      })}
    </g>
  );
}

/** Of most of them; a few are enough to tell. */
function kindOf(places: readonly Place[], { nodes }: Cascade, units: ReadonlyMap<Id, Unit>): UnitKind {
  const counts = { company: 0, department: 0, team: 0 };
  for (const place of places.slice(0, 40)) {
    const unit = units.get(nodes.get(place.id)?.unitId ?? "");
    if (unit !== undefined) counts[unit.kind]++;
  }
  if (counts.company >= counts.department && counts.company >= counts.team) return "company";
  return counts.department >= counts.team ? "department" : "team";
}
