import { Flag } from "lucide-react";
import type { Id, Unit } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import type { Cascade } from "./cascade.ts";

const most = 3;

/** What is agreed below the company and serves nothing above: worth a look, not a fault. */
export function Orphans({ cascade, units, onSelect }: { cascade: Cascade; units: ReadonlyMap<Id, Unit>; onSelect: (id: Id) => void }) {
  const orphans = cascade.roots.flatMap((id) => {
    const node = cascade.nodes.get(id);
    const unit = units.get(node?.unitId ?? "");
    return node === undefined || unit === undefined || unit.parentId === null || node.parents.length > 0 || node.lifecycle === "proposed"
      ? []
      : [{ id, title: node.title ?? t.map.hidden, unit: unit.name }];
  });
  if (orphans.length === 0) return null;
  return (
    <aside className="orphan" aria-label={t.map.orphans(orphans.length)}>
      <p className="flag flag--s">
        <Flag className="i i--s" aria-hidden="true" />
        {t.map.orphans(orphans.length)}
      </p>
      <ul>
        {orphans.slice(0, most).map((orphan) => (
          <li key={orphan.id}>
            <button className="link" type="button" onClick={() => onSelect(orphan.id)}>
              {orphan.title}
            </button>
            <span className="faint xs">{orphan.unit}</span>
          </li>
        ))}
      </ul>
      {orphans.length > most && <p className="faint xs">{t.map.andMore(orphans.length - most)}</p>}
    </aside>
  );
}
