import { useSearchParams } from "react-router";
import { Page } from "@/app/Page.tsx";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { Section } from "@/ui/Section.tsx";
import { Meanings } from "./HelpButton.tsx";
import { wordGroups, type Word } from "./words.ts";
import "./help.css";

const groups = Object.keys(wordGroups) as (keyof typeof wordGroups)[];

export default function GlossaryPage() {
  const [search, setSearch] = useSearchParams();
  const q = search.get("q") ?? "";
  const wanted = q.trim().toLocaleLowerCase();
  const fits = (word: Word) => t.help.words[word].join(" ").toLocaleLowerCase().includes(wanted);
  const shown = groups.map((group) => ({ group, words: wordGroups[group].filter(fits) })).filter((entry) => entry.words.length > 0);
  return (
    <Page title={t.help.glossary} crumbs={[{ name: t.help.glossary }]}>
      <div className="glossary">
        <div className="head">
          <div>
            <h1>{t.help.glossary}</h1>
            <p className="meta">{t.help.glossaryHint}</p>
          </div>
        </div>
        <div className="glossary__find">
          <TextField
            label={t.help.search}
            type="search"
            value={q}
            onChange={(value) => setSearch(value === "" ? {} : { q: value }, { replace: true })}
          />
        </div>
        {shown.map(({ group, words }) => (
          <Section key={group} title={t.help.groups[group]}>
            {() => <Meanings words={words} />}
          </Section>
        ))}
        {shown.length === 0 && <p className="adm__lead">{t.form.nothing(q.trim())}</p>}
      </div>
    </Page>
  );
}
