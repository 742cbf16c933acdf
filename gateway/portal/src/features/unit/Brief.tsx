import { Fragment } from "react";
import { Link } from "react-router";
import type { MetricKeyResult, ObjectiveRow, ScorecardItem } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { Phrase } from "@/text/Phrase.tsx";
import { HealthGlyph, PaceGlyph } from "@/ui/Glyph.tsx";
import { Answer } from "@/ui/Popover.tsx";
import { howWeAre, whatWeChange, type Mention, type Sentence } from "./brief.ts";

type Props = {
  items: readonly ScorecardItem[];
  keyResults: readonly MetricKeyResult[];
  objectives: readonly ObjectiveRow[];
  asOf: string;
};

/** Say it, then draw it: the unit in a few sentences that rules have written. */
export function Brief({ items, keyResults, objectives, asOf }: Props) {
  const { numbers, dates } = useFormat();
  return (
    <section className="brief" aria-label={t.unit.summary}>
      <div>
        <h2>{t.unit.howWeAre}</h2>
        <Sentences sentences={howWeAre(items, keyResults, numbers)} />
      </div>
      <div>
        <h2>{t.unit.whatWeChange}</h2>
        <Sentences sentences={whatWeChange(objectives, numbers)} />
      </div>
      <div className="brief__src">
        {t.unit.written(dates.time(asOf))}{" "}
        <Answer trigger={t.unit.showRules} triggerClassName="ex--plain" title={t.unit.rulesTitle}>
          <ul className="rules">
            {t.unit.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Answer>
      </div>
    </section>
  );
}

function Sentences({ sentences }: { sentences: readonly Sentence[] }) {
  return (
    <p>
      {sentences.map(({ text, mentions }, index) => (
        <Fragment key={index}>
          {index > 0 && " "}
          <Phrase
            text={text}
            {...Object.fromEntries(Object.entries(mentions).map(([name, mention]) => [name, <Named key={name} mention={mention} />]))}
          />
        </Fragment>
      ))}
    </p>
  );
}

const longestWord = 20;

function Named({ mention }: { mention: Mention }) {
  if (mention.kind === "words") return mention.words;
  const glyph = mention.kind === "kpi" ? <HealthGlyph mark={mention.mark} /> : <PaceGlyph pace={mention.pace} />;
  // The mark stays with the first word of the name, wherever the line breaks.
  const [first = "", ...rest] = mention.name.split(" ");
  const isShort = first.length <= longestWord;
  return (
    <Link className="brief__n" to={mention.kind === "kpi" ? `/kpis/${mention.id}` : `/objectives/${mention.id}`}>
      <span className={cx(isShort && "nowrap")}>
        {glyph}
        {first}
      </span>
      {rest.length > 0 && ` ${rest.join(" ")}`}
    </Link>
  );
}
