import { ChevronDown, List, ListFilter, Network, Scan, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useQueryClient } from "@tanstack/react-query";
import { findObjectivesQuery } from "@/api/alignment.ts";
import type { Cycle, Id, Pace, Unit } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { PaceWord } from "@/ui/Glyph.tsx";
import { Picker, type Option } from "@/ui/Picker.tsx";
import type { Cascade } from "./cascade.ts";
import type { useCascade } from "./useCascade.ts";
import type { MapAddress } from "./useMapAddress.ts";

const everyPace: readonly Pace[] = [
  "on-track",
  "behind",
  "at-risk",
  "achieved",
  "too-early",
  "no-data",
  "not-started",
  "met",
  "near",
  "missed",
];

type Props = {
  address: MapAddress;
  cycle: Cycle;
  units: readonly Unit[];
  unit: Unit | undefined;
  narrow: boolean;
  read: ReturnType<typeof useCascade>;
  shown: number;
  csv: { cascade: Cascade; byId: ReadonlyMap<Id, Unit> };
};

export function MapBar({ address, cycle, units, unit, narrow, read, shown, csv }: Props) {
  const { outline } = address;
  return (
    <div className="mapbar">
      <Find address={address} cycle={cycle} unit={unit} />
      <UnitMenu units={units} unit={unit} onChoose={(slug) => address.change({ unit: slug })} />
      <PaceMenu paces={address.paces} shown={shown} onChoose={(paces) => address.change({ pace: paces.join(",") })} />
      {!outline && !narrow && (
        <div className="seg" role="group" aria-label={t.map.colourBy}>
          {(["pace", "confidence"] as const).map((by) => (
            <button
              key={by}
              type="button"
              aria-pressed={address.by === by}
              onClick={() => address.change({ by: by === "pace" ? null : by }, { replace: true })}
            >
              {t.map[by]}
            </button>
          ))}
        </div>
      )}
      {address.focus !== null && (
        <span className="tag tag--line mapbar__tag">
          <Scan className="i i--s" aria-hidden="true" />
          {address.path === null ? t.map.path : t.map.paths[address.path]}
          <button
            className="tag__x"
            type="button"
            aria-label={t.map.leavePath}
            onClick={() => address.change(address.path === null ? { o: null } : { path: null })}
          >
            <X className="i i--s" aria-hidden="true" />
          </button>
        </span>
      )}
      {read.isReading && (
        <span className="faint xs" role="status">
          {t.map.opening}
        </span>
      )}
      <div className="mapbar__r">
        {!narrow && (
          <div className="seg" role="group" aria-label={t.map.view}>
            <button type="button" aria-pressed={!outline} onClick={() => address.change({ view: null })}>
              <Network className="i i--s" aria-hidden="true" />
              {t.map.asMap}
            </button>
            <button type="button" aria-pressed={outline} onClick={() => address.change({ view: "outline" })}>
              <List className="i i--s" aria-hidden="true" />
              {t.map.asOutline}
            </button>
          </div>
        )}
        <More read={read} csv={csv} />
      </div>
    </div>
  );
}

function Find({ address, cycle, unit }: { address: MapAddress; cycle: Cycle; unit: Unit | undefined }) {
  const client = useQueryClient();
  const field = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<Option | null>(null);
  // A slash goes to the field from anywhere on the page, unless somebody is writing.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const on = event.target instanceof HTMLElement ? event.target : null;
      if (event.key !== "/" || on?.closest("input, textarea, select, [role=dialog]") != null) return;
      event.preventDefault();
      field.current?.querySelector("input")?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="mapbar__find" ref={field}>
      <Picker
        label={t.map.find}
        placeholder={t.map.find}
        value={found}
        onChange={(option) => {
          setFound(option);
          if (option !== null) address.change({ o: option.id });
        }}
        search={(q) => ({
          queryKey: ["goals", "search", "map", q, cycle.id, unit?.id],
          queryFn: async () => {
            if (q.length < 2) return [];
            const page = await client.query(findObjectivesQuery(q, cycle.id, unit?.id));
            return page.items.map((hit) => ({
              id: hit.objectiveId,
              name: hit.title,
              hint: hit.person === null ? hit.unit.name : `${hit.unit.name}, ${hit.person.name}`,
            }));
          },
        })}
      />
    </div>
  );
}

function UnitMenu({ units, unit, onChoose }: { units: readonly Unit[]; unit: Unit | undefined; onChoose: (slug: string | null) => void }) {
  const below = units.filter((other) => other.parentId !== null).toSorted((a, b) => pathName(a, units).localeCompare(pathName(b, units)));
  return (
    <MenuTrigger>
      <Button className="btn btn--s" aria-label={`${t.map.unit}: ${unit?.name ?? t.map.allUnits}`}>
        <ListFilter className="i i--s" aria-hidden="true" />
        <span className="cut">{unit?.name ?? t.map.allUnits}</span>
        <ChevronDown className="i i--s" aria-hidden="true" />
      </Button>
      <Popover className="menu" placement="bottom start" offset={6}>
        <Menu className="menu__in" selectionMode="single" selectedKeys={[unit?.slug ?? ""]} disallowEmptySelection>
          <MenuItem id="" className="menu__i" textValue={t.map.allUnits} onAction={() => onChoose(null)}>
            {t.map.allUnits}
          </MenuItem>
          {below.map((other) => (
            <MenuItem key={other.slug} id={other.slug} className="menu__i" textValue={other.name} onAction={() => onChoose(other.slug)}>
              <span className="cut">{other.name}</span>
              <small className="cut">{units.find((above) => above.id === other.parentId)?.name}</small>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Departments with their teams below them. */
function pathName(unit: Unit, units: readonly Unit[]): string {
  const above = units.find((other) => other.id === unit.parentId);
  return above === undefined ? unit.name : `${pathName(above, units)} / ${unit.name}`;
}

function PaceMenu({ paces, shown, onChoose }: { paces: ReadonlySet<Pace>; shown: number; onChoose: (paces: Pace[]) => void }) {
  const { numbers } = useFormat();
  const [first, second] = paces;
  const name = first === undefined ? t.map.anyPace : second === undefined ? t.pace[first] : t.map.paces(paces.size);
  return (
    <MenuTrigger>
      <Button className="btn btn--s" aria-label={`${t.map.filter}: ${name}${paces.size === 0 ? "" : `, ${numbers.count(shown)}`}`}>
        {name}
        <ChevronDown className="i i--s" aria-hidden="true" />
      </Button>
      <Popover className="menu" placement="bottom start" offset={6}>
        <Menu
          className="menu__in"
          selectionMode="multiple"
          selectedKeys={paces}
          onSelectionChange={(keys) => onChoose(everyPace.filter((pace) => keys === "all" || keys.has(pace)))}
        >
          {everyPace.map((pace) => (
            <MenuItem key={pace} id={pace} className="menu__i" textValue={t.pace[pace]}>
              <PaceWord pace={pace} />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function More({ read, csv: { cascade, byId } }: Pick<Props, "read" | "csv">) {
  const columns = t.map.outlineColumns;
  const save = () =>
    saveCsv(
      t.map.csv,
      [columns.objective, columns.unit, columns.progress, columns.pace, columns.confidence, columns.serves],
      [...cascade.nodes.values()].map((node) => [
        node.title ?? t.map.hidden,
        byId.get(node.unitId)?.name,
        node.progress,
        t.pace[node.pace],
        node.confidence,
        node.parents.map((link) => cascade.nodes.get(link.id)?.title ?? "").join("; "),
      ]),
    );
  return (
    <ActionsMenu
      actions={[
        read.isWhole
          ? { id: "close", name: t.map.closeAll, onAction: read.closeAll }
          : { id: "open", name: t.map.openAll, onAction: read.openAll },
        { id: "csv", name: t.form.exportCsv, onAction: save },
      ]}
    />
  );
}
