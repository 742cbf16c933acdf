import { useEffect, useRef } from "react";
import type { ChangeSince } from "@/api/problem.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import type { Atom, Conflict } from "./merge.ts";

type Props = {
  changes: readonly ChangeSince[];
  taken: readonly Atom[];
  conflicts: readonly Conflict[];
  chosen: ReadonlyMap<string, "mine" | "theirs">;
  onChoose: (conflict: Conflict, side: "mine" | "theirs") => void;
};

/** Who changed what meanwhile; both values where both changed the same. */
export function ConflictPanel({ changes, taken, conflicts, chosen, onChoose }: Props) {
  const { dates } = useFormat();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section className="clash" ref={panel} tabIndex={-1} aria-labelledby="clash">
      <h2 id="clash">{t.editor.conflict}</h2>
      <ul className="clash__who">
        {changes.map((change) => (
          <li key={change.version}>
            <span className="strong">{t.editor.conflictWho(change.by?.name ?? t.editor.conflictNobody, dates.moment(change.at))}</span>
            {change.reason !== null && <span className="soft"> “{change.reason}”</span>}
          </li>
        ))}
      </ul>
      {taken.length > 0 && <p>{t.editor.conflictTaken([...new Set(taken.map(sayAtom))].join(", "))}</p>}
      <p className="soft sm">{conflicts.length === 0 ? t.editor.allMerged : t.editor.conflictHint}</p>
      {conflicts.map((conflict) => (
        <fieldset key={conflict.path} className="clash__c">
          <legend>{t.editor.choose(sayAtom(conflict))}</legend>
          {(["mine", "theirs"] as const).map((side) => (
            <label key={side} className="clash__o">
              <input
                type="radio"
                name={conflict.path}
                checked={(chosen.get(conflict.path) ?? "mine") === side}
                onChange={() => onChoose(conflict, side)}
              />
              <span className="clash__n">{t.editor[side]}</span> <span>{sayValue(conflict, conflict[side])}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  );
}

const sayAtom = ({ field, of }: Atom): string => {
  const name = t.editor.fields[field] ?? field;
  return of === null ? name : t.editor.fieldOf(name, of);
};

/** A value in words: people and KPIs by name, lists by what they name. */
function sayValue({ field }: Conflict, value: unknown): string {
  if (field === "keyResult") return value === null ? t.editor.removedThere : sayNamed(value);
  if (value === null || value === "" || value === undefined) return t.editor.emptyValue;
  if (typeof value === "boolean") return value ? t.editor.yes : t.editor.no;
  if (Array.isArray(value)) return value.length === 0 ? t.editor.emptyValue : value.map(sayNamed).join(", ");
  if (typeof value === "object") return sayNamed(value);
  const word = typeof value === "number" ? String(value) : (value as string);
  const { kinds } = t.objective;
  if (field === "kind" && word in kinds) return kinds[word as keyof typeof kinds];
  if (field === "visibility" && word in t.editor.visibilityNames)
    return t.editor.visibilityNames[word as keyof typeof t.editor.visibilityNames];
  if (field === "measure" && word in t.editor.measures) return t.editor.measures[word as keyof typeof t.editor.measures];
  return word;
}

function sayNamed(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const part = value as Record<string, unknown>;
  if (typeof part.parent === "object") return sayNamed(part.parent);
  const words = [part.name, part.title, part.address, part.date, part.value].filter(
    (word): word is string => typeof word === "string" && word !== "",
  );
  return words.slice(0, 2).join(" ");
}
