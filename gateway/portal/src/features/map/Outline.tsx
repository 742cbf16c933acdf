import { ChevronRight } from "lucide-react";
import { useRef, useState } from "react";
import type { Id, Unit } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { PaceWord } from "@/ui/Glyph.tsx";
import { Rest, useGrowing } from "@/ui/Growing.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
import type { Cascade } from "./cascade.ts";
import { outlineRows, type OutlineRow } from "./outlineRows.ts";
import type { MapAddress } from "./useMapAddress.ts";

type Props = {
  cascade: Cascade;
  units: ReadonlyMap<Id, Unit>;
  address: MapAddress;
  isOpen: (id: Id) => boolean;
  begin: (id: Id) => number;
  onTurn: (id: Id, open: boolean) => void;
  onSelect: (id: Id | null) => void;
};

const step = 200;

/** The same cascade as a tree of rows: for the ear, for a phone, and for whoever prefers lists. */
export function Outline({ cascade, units, address, isOpen, begin, onTurn, onSelect }: Props) {
  const rows = outlineRows(cascade, isOpen, begin);
  const at = rows.findIndex((row) => row.node.id === address.focus);
  const [many, more] = useGrowing(step, at + step);
  const [active, setActive] = useState<Id | null>(address.focus);
  const table = useRef<HTMLTableElement>(null);
  const shown = rows.slice(0, many);
  const current = shown.find((row) => row.node.id === active) ?? shown[0];

  const onKeyDown = (event: React.KeyboardEvent) => {
    const index = current === undefined ? -1 : shown.indexOf(current);
    if (current === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const go = (row: OutlineRow | undefined) => {
      if (row === undefined) return;
      setActive(row.node.id);
      table.current?.querySelector<HTMLElement>(`[data-id="${row.node.id}"]`)?.focus();
    };
    const above = () => shown.slice(0, index).findLast((row) => row.level < current.level);
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(shown[index + 1]),
      ArrowUp: () => go(shown[index - 1]),
      Home: () => go(shown[0]),
      End: () => go(shown.at(-1)),
      ArrowRight: () =>
        current.canOpen && !current.isOpen ? onTurn(current.node.id, true) : go(current.isOpen ? shown[index + 1] : undefined),
      ArrowLeft: () => (current.isOpen ? onTurn(current.node.id, false) : go(above())),
      Enter: () => onSelect(current.node.id),
      Escape: () => onSelect(null),
    };
    const act = keys[event.key];
    if (act === undefined || (event.target as HTMLElement).closest("a, button") !== null) return;
    event.preventDefault();
    act();
  };

  return (
    <div className="outline">
      <table
        className="outline__t"
        // A table may be a treegrid; the rule does not know it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="treegrid"
        aria-label={t.map.outline}
        aria-rowcount={rows.length + 1}
        ref={table}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">{t.map.outlineColumns.objective}</th>
            <th scope="col" className="wide">
              {t.map.outlineColumns.unit}
            </th>
            <th scope="col">{t.map.outlineColumns.progress}</th>
            <th scope="col" className="wide">
              {t.map.outlineColumns.pace}
            </th>
            <th scope="col" className="wide r">
              {t.map.outlineColumns.confidence}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row
              key={row.node.id}
              row={row}
              cascade={cascade}
              unit={units.get(row.node.unitId)?.name ?? ""}
              isActive={row === current}
              isChosen={row.node.id === address.focus}
              onTurn={onTurn}
              onSelect={onSelect}
              onActive={setActive}
            />
          ))}
        </tbody>
      </table>
      {rows.length > many && <Rest count={rows.length - many} onMore={more} />}
    </div>
  );
}

type RowProps = {
  row: OutlineRow;
  cascade: Cascade;
  unit: string;
  isActive: boolean;
  isChosen: boolean;
  onTurn: (id: Id, open: boolean) => void;
  onSelect: (id: Id | null) => void;
  onActive: (id: Id) => void;
};

function Row({
  row: { node, level, index, count, isOpen, canOpen },
  cascade,
  unit,
  isActive,
  isChosen,
  onTurn,
  onSelect,
  onActive,
}: RowProps) {
  const { numbers } = useFormat();
  const title = node.title ?? t.map.hidden;
  const under = cascade.parentOf.get(node.id);
  const also = node.parents.filter((link) => link.id !== under).flatMap((link) => cascade.nodes.get(link.id)?.title ?? []);
  return (
    <tr
      data-id={node.id}
      className={cx(isChosen && "outline__chosen")}
      aria-level={level}
      aria-posinset={index}
      aria-setsize={count}
      aria-selected={isChosen}
      {...(canOpen && { "aria-expanded": isOpen })}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => onActive(node.id)}
    >
      <td role="gridcell">
        <div className={`outline__o l${Math.min(level, 6)}`}>
          {canOpen ? (
            <button
              className="outline__turn"
              type="button"
              tabIndex={-1}
              aria-label={isOpen ? t.map.hide(title) : t.map.show(node.children, title)}
              onClick={() => onTurn(node.id, !isOpen)}
            >
              <ChevronRight className={cx("i i--s", isOpen && "outline__down")} aria-hidden="true" />
            </button>
          ) : (
            <span className="outline__turn" />
          )}
          <div>
            <button className="outline__title" type="button" tabIndex={-1} onClick={() => onSelect(isChosen ? null : node.id)}>
              {title}
            </button>
            {node.lifecycle === "proposed" && <span className="tag tag--line">{t.objective.lifecycle.proposed}</span>}
            <span className="narrow outline__u faint xs">{unit}</span>
            {also.map((name) => (
              <p key={name} className="faint xs">
                {t.map.alsoServes(name)}
              </p>
            ))}
          </div>
        </div>
      </td>
      <td role="gridcell" className="wide soft">
        {unit}
      </td>
      <td role="gridcell" className="outline__p">
        <span className="num">{node.progress === null ? "" : numbers.progress(node.progress)}</span>
        <PaceTrack progress={node.progress} expected={node.expected} pace={node.pace} size="s" />
      </td>
      <td role="gridcell" className="wide">
        <PaceWord pace={node.pace} />
      </td>
      <td role="gridcell" className="wide r">
        {node.confidence === null ? <span className="faint">–</span> : numbers.confidence(node.confidence)}
      </td>
    </tr>
  );
}
