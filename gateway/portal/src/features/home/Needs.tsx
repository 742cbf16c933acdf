import { useState } from "react";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Section } from "@/ui/Section.tsx";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { useToast } from "@/ui/Toast.tsx";
import { useLater } from "./later.ts";
import { NeedRow } from "./NeedRow.tsx";
import type { useNeeds } from "./needs.ts";

const shownAtFirst = 8;

/** The list that a week is worked through by: J and K move, Enter opens, S puts off until tomorrow. */
export function Needs({ needs, known, waiting, failed, retry }: ReturnType<typeof useNeeds>) {
  const { me } = usePerson();
  const { dates } = useFormat();
  const toast = useToast();
  const [all, setAll] = useState(false);
  const later = useLater(me.id, dates.today());
  const now = needs.filter((need) => !later.isLater(need.key));
  const off = needs.length - now.length;
  const shown = all ? now : now.slice(0, shownAtFirst);

  const putOff = (key: string) => {
    later.putOff(key);
    toast({ text: t.home.putOff, undo: () => later.takeBack(key) });
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-need]")];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    if (step !== undefined) rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.querySelector<HTMLElement>("a, button")?.focus();
    else if (event.key.toLowerCase() === "s" && at >= 0) {
      putOff(rows[at]?.dataset.need ?? "");
      rows[at + 1 < rows.length ? at + 1 : at - 1]?.querySelector<HTMLElement>("a, button")?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <Section title={t.home.needs} className="sec sec--home" {...(now.length > 0 && { summary: now.length, action: <Keys /> })}>
      {() => (
        // The keys move between the links and buttons inside, which are operable by themselves.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions
        <div onKeyDown={onKeyDown}>
          {now.length === 0 && waiting && <Loading what={t.states.things.needs} />}
          {failed?.error != null && <Failure error={failed.error} what={t.states.things.needs} retry={retry} />}
          {known && failed === undefined && needs.length === 0 && <Empty title={t.home.nothingNeeds} hint={t.home.nothingNeedsHint} />}
          <ul className="needs">
            {shown.map((need, index) => (
              <NeedRow key={need.key} need={need} first={index === 0} onLater={() => putOff(need.key)} />
            ))}
          </ul>
          <p className="needs__more">
            {now.length > shownAtFirst && (
              <button className="link sm soft" type="button" onClick={() => setAll(!all)}>
                {all ? t.home.fewer : t.home.more(now.length - shownAtFirst)}
              </button>
            )}
            {off > 0 && (
              <button className="link sm soft" type="button" onClick={later.takeAllBack}>
                {t.home.showPutOff(off)}
              </button>
            )}
          </p>
        </div>
      )}
    </Section>
  );
}

function Keys() {
  return (
    <span className="home__keys wide">
      <span className="kbd">J</span> <span className="kbd">K</span> {t.home.keys.move}
      <span className="kbd">S</span> {t.home.keys.later}
    </span>
  );
}
