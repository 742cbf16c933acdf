import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { unitsQuery } from "@/api/directory.ts";
import type { Cycle, Id, Pace, Unit } from "@/api/types.ts";
import { CycleMenu } from "@/app/CycleMenu.tsx";
import { useCycle } from "@/app/cycle.ts";
import { Page } from "@/app/Page.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Empty } from "@/ui/States.tsx";
import { keeping, only, pathDown, pathUp, type Cascade } from "./cascade.ts";
import { Inspector } from "./Inspector.tsx";
import { layOut } from "./layout.ts";
import { MapBar } from "./MapBar.tsx";
import { MapDrawing } from "./MapDrawing.tsx";
import { Orphans } from "./Orphans.tsx";
import { Outline } from "./Outline.tsx";
import { useCascade } from "./useCascade.ts";
import { useMapAddress } from "./useMapAddress.ts";
import { useNarrow } from "./useNarrow.ts";
import "./map.css";

/** Who serves what, from the company to the last team, on one page. */
export default function MapPage() {
  const { dates } = useFormat();
  const { query, cycles, cycle, current, choose } = useCycle(dates.today());
  const units = useQuery(unitsQuery);
  const company = units.data?.find((unit) => unit.parentId === null);
  const crumbs = [...(company === undefined ? [] : [{ name: company.name, to: `/d/${company.slug}` }]), { name: t.map.title }];
  return (
    <Page title={t.map.title} crumbs={crumbs} full bar={<CycleMenu cycles={cycles} cycle={cycle} current={current} onChoose={choose} />}>
      <h1 className="sr">{t.map.title}</h1>
      <Await query={query} what={t.map.reading}>
        {() =>
          cycle === undefined ? (
            <Empty title={t.unit.noCycle} />
          ) : (
            <Await query={units} what={t.map.reading}>
              {(all) => <AlignmentMap key={cycle.id} cycle={cycle} units={all} />}
            </Await>
          )
        }
      </Await>
    </Page>
  );
}

function AlignmentMap({ cycle, units }: { cycle: Cycle; units: readonly Unit[] }) {
  const address = useMapAddress();
  const narrow = useNarrow();
  const byId = useMemo(() => new Map(units.map((unit) => [unit.id, unit])), [units]);
  const unit = units.find((other) => other.slug === address.unit && other.parentId !== null);
  const read = useCascade({ cycle: cycle.id, unit: unit?.id, focus: address.focus, path: address.path });
  const drawn = useDrawn(read.cascade, address);
  const { isOpen, openKey } = read;
  const isShownOpen = address.path === null ? isOpen : () => true;
  const begin = (id: Id) => depthOf(byId, drawn.cascade.nodes.get(id)?.unitId);
  const layout = useMemo(
    () => layOut(drawn.cascade, isShownOpen, begin),
    // The two functions are made anew each time; what they answer changes with these alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [drawn.cascade, address.path, openKey, byId],
  );
  const select = (id: Id | null) => address.change(id === null ? { o: null, path: null } : { o: id }, { replace: true });

  return (
    <Await query={read.top} what={t.map.reading}>
      {() => (
        <div className="amap">
          <MapBar
            address={address}
            cycle={cycle}
            units={units}
            unit={unit}
            narrow={narrow}
            read={read}
            shown={layout.places.size}
            csv={{ cascade: drawn.cascade, byId }}
          />
          {layout.places.size === 0 ? (
            <Nothing cycle={cycle} filtered={address.paces.size > 0} onEveryPace={() => address.change({ pace: null })} />
          ) : address.outline || narrow ? (
            <Outline
              cascade={drawn.cascade}
              units={byId}
              address={address}
              begin={begin}
              isOpen={isShownOpen}
              onTurn={read.turn}
              onSelect={select}
            />
          ) : (
            <MapDrawing
              cascade={drawn.cascade}
              layout={layout}
              units={byId}
              hot={drawn.hot}
              by={address.by}
              focus={address.focus}
              isOpen={isShownOpen}
              onTurn={read.turn}
              onSelect={select}
            />
          )}
          {address.focus !== null && <Inspector key={address.focus} id={address.focus} address={address} onClose={() => select(null)} />}
          {address.focus === null && !narrow && <Orphans cascade={drawn.cascade} units={byId} onSelect={select} />}
        </div>
      )}
    </Await>
  );
}

/** What remains of the cascade when a path or some paces are asked for, and which of it the chosen objective is joined to. */
function useDrawn(cascade: Cascade, { focus, path, paces }: ReturnType<typeof useMapAddress>) {
  const key = [...paces].join(",");
  return useMemo(() => {
    const known = focus !== null && cascade.nodes.has(focus) ? focus : null;
    const up = known === null || path === "down" ? new Set<Id>() : pathUp(cascade, known);
    const down = known === null || path === "up" ? new Set<Id>() : pathDown(cascade, known);
    const joined = new Set([...up, ...down]);
    const wanted = new Set(key.split(",")) as ReadonlySet<Pace>;
    const followed = known !== null && path !== null ? only(cascade, joined) : cascade;
    return {
      cascade: key === "" ? followed : keeping(followed, (node) => wanted.has(node.pace)),
      hot: known === null ? null : joined,
    };
  }, [cascade, focus, path, key]);
}

/** How far below the company a unit is: the column where its objectives begin that serve nothing above. */
function depthOf(units: ReadonlyMap<Id, Unit>, id: Id | undefined): number {
  let depth = 0;
  for (let unit = id === undefined ? undefined : units.get(id); unit?.parentId != null && depth < 8; depth++)
    unit = units.get(unit.parentId);
  return depth;
}

function Nothing({ cycle, filtered, onEveryPace }: { cycle: Cycle; filtered: boolean; onEveryPace: () => void }) {
  return (
    <div className="amap__none">
      {filtered ? (
        <Empty title={t.map.nothingLeft} hint={t.map.nothingLeftHint}>
          <button className="btn btn--s" type="button" onClick={onEveryPace}>
            {t.map.anyAgain}
          </button>
        </Empty>
      ) : (
        <Empty title={t.map.empty(cycle.name)} hint={t.map.emptyHint} />
      )}
    </div>
  );
}
