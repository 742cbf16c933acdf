import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { unitsQuery } from "@/api/directory.ts";
import type { Cadence, Health, Me } from "@/api/types.ts";
import { inTreeOrder } from "@/app/unitOrder.ts";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { HealthGlyph } from "@/ui/Glyph.tsx";
import { OwnerFilter } from "./OwnerFilter.tsx";
import type { FilterName, KpiFilter } from "./useKpiFilter.ts";

const healths: readonly Health[] = ["red", "amber", "green", "not-set"];
const cadences: readonly Cadence[] = ["daily", "weekly", "monthly", "quarterly", "calendar"];

/** What is asked most stands open; the rest behind a button that stays open while one of them is set. */
export function FilterBar({ kpis, me }: { kpis: KpiFilter; me: Me }) {
  const units = useQuery(unitsQuery).data ?? [];
  const hidden = (["owner", "role", "cadence", "tag", "status"] as const).some((name) => kpis.at(name) !== "" && kpis.at(name) !== me.id);
  const [more, setMore] = useState(hidden);
  const chosen = kpis.at("health").split(",");
  return (
    <form className="filters" role="search" aria-label={t.explorer.filters} onSubmit={(event) => event.preventDefault()}>
      <SearchText kpis={kpis} />
      <Choice
        kpis={kpis}
        name="unit"
        label={t.explorer.unit}
        any={t.explorer.anyUnit}
        choices={inTreeOrder(units).map(({ unit, depth }) => [unit.slug, `${"\u2003".repeat(depth)}${unit.name}`])}
      />
      {kpis.at("unit") !== "" && (
        <label className="filters__c">
          <input
            type="checkbox"
            checked={kpis.at("below") !== "no"}
            onChange={(event) => kpis.set("below", event.target.checked ? "" : "no")}
          />
          {t.explorer.below}
        </label>
      )}
      <div className="seg" role="group" aria-label={t.explorer.health}>
        {healths.map((health) => (
          <button key={health} type="button" aria-pressed={chosen.includes(health)} onClick={() => kpis.toggleHealth(health)}>
            <HealthGlyph mark={health} />
            {t.health[health]}
          </button>
        ))}
      </div>
      <label className="filters__c">
        <input
          type="checkbox"
          checked={kpis.at("stale") === "yes"}
          onChange={(event) => kpis.set("stale", event.target.checked ? "yes" : "")}
        />
        {t.explorer.stale}
      </label>
      <button className="btn btn--s btn--bare" type="button" aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? t.explorer.fewer : t.explorer.more}
      </button>
      <Choice
        kpis={kpis}
        name="sort"
        label={t.explorer.sort}
        any={t.explorer.sorts.health}
        choices={[["name", t.explorer.sorts.name]]}
        className="filters__last"
      />
      {more && (
        <div className="filters__more">
          <OwnerFilter kpis={kpis} me={me} />
          <Choice kpis={kpis} name="role" label={t.explorer.kind} any={t.explorer.anyKind} choices={Object.entries(t.explorer.kinds)} />
          <Choice
            kpis={kpis}
            name="cadence"
            label={t.explorer.cadence}
            any={t.explorer.anyCadence}
            choices={cadences.map((cadence) => [cadence, t.kpi.cadences[cadence]])}
          />
          <Choice
            kpis={kpis}
            name="status"
            label={t.explorer.status}
            any={t.explorer.anyStatus}
            choices={Object.entries(t.explorer.statuses)}
          />
          <TagText key={kpis.at("tag")} kpis={kpis} />
        </div>
      )}
    </form>
  );
}

type ChoiceProps = {
  kpis: KpiFilter;
  name: FilterName;
  label: string;
  any: string;
  choices: readonly (readonly [value: string, name: string])[];
  className?: string;
};

function Choice({ kpis, name, label, any, choices, className }: ChoiceProps) {
  const value = kpis.at(name);
  return (
    <select
      className={cx("filters__s", className)}
      aria-label={label}
      value={value}
      onChange={(event) => kpis.set(name, event.target.value)}
    >
      <option value="">{any}</option>
      {choices.map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** Asked a moment after the last key, so that a word is one question. */
function SearchText({ kpis }: { kpis: KpiFilter }) {
  const asked = kpis.at("q");
  const [text, setText] = useState(asked);
  const [known, setKnown] = useState(asked);
  // Another view was chosen: the field follows the address.
  if (known !== asked) {
    setKnown(asked);
    if (text.trim() !== asked) setText(asked);
  }
  const { set } = kpis;
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => set("q", text.trim()), 250);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what is typed starts the wait
  }, [text]);
  return (
    <span className="filters__q">
      <Search className="i i--s" aria-hidden="true" />
      <input
        type="search"
        aria-label={t.explorer.text}
        placeholder={t.explorer.text}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </span>
  );
}

function TagText({ kpis }: { kpis: KpiFilter }) {
  const [text, setText] = useState(kpis.at("tag"));
  const done = () => kpis.set("tag", text.trim());
  return (
    <span className="filters__q filters__q--s">
      <input
        aria-label={t.explorer.tag}
        placeholder={t.explorer.tag}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => event.key === "Enter" && done()}
      />
    </span>
  );
}
