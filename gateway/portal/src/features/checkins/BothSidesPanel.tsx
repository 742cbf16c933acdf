import { useState } from "react";
import type { FormItem, KeyResult } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { settled, type BothSides } from "./refusals.ts";

type Props = {
  item: FormItem;
  known: readonly KeyResult[];
  both: BothSides;
  isCorrection?: boolean;
  onTake: (merged: BothSides["merged"]) => void;
};

/** Two people spoke of the same: what both say, side by side, to be chosen from; the rest is put together. */
export function BothSidesPanel({ item, known, both, isCorrection = false, onTake }: Props) {
  const { numbers } = useFormat();
  const [choices, setChoices] = useState<Record<string, "theirs" | "yours">>({});
  const who = both.theirs.author.name ?? t.app.someone;
  const say = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t.checkIn.both.nothing;
    if (typeof value !== "number") return typeof value === "string" ? value : t.checkIn.both.nothing;
    const id = /^keyResults\[(.+)\]\.value$/.exec(field)?.[1];
    const keyResult = item.keyResults.find((other) => other.id === id);
    return keyResult === undefined ? numbers.confidence(value) : numbers.value(value, keyResult);
  };
  const label = (field: string): string => {
    const [, id, what] = /^keyResults\[(.+)\]\.(value|confidence)$/.exec(field) ?? [];
    if (id === undefined)
      return field === "confidence" ? t.checkIn.objectiveConfidence : t.checkIn[field as "changed" | "blocked" | "next"];
    const found = item.keyResults.find((other) => other.id === id)?.title ?? known.find((other) => other.id === id)?.title;
    const title = found ?? t.objective.keyResult;
    return what === "value" ? t.checkIn.both.valueOf(title) : t.checkIn.both.confidenceOf(title);
  };
  return (
    <section className="both" role="alert" aria-label={t.checkIn.both.title(who)}>
      <p className="strong">{isCorrection ? t.checkIn.both.titleCorrected(who) : t.checkIn.both.title(who)}</p>
      <p className="soft sm">{both.disputed.length === 0 ? t.checkIn.both.agreed : t.checkIn.both.hint}</p>
      {both.disputed.map(({ field, theirs, yours }) => (
        <fieldset key={field} className="both__f">
          <legend className="sm strong">{label(field)}</legend>
          {(["yours", "theirs"] as const).map((side) => (
            <label key={side} className="both__c">
              <input
                type="radio"
                name={field}
                checked={(choices[field] ?? "yours") === side}
                onChange={() => setChoices({ ...choices, [field]: side })}
              />
              <span className="faint xs">{t.checkIn.both[side]} </span>
              <span>{say(field, side === "yours" ? yours : theirs)}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <button className="btn" type="button" onClick={() => onTake(settled(both, choices))}>
        {t.checkIn.both.take}
      </button>
    </section>
  );
}
