import { CircleQuestionMark } from "lucide-react";
import { Link, useLocation } from "react-router";
import { t } from "@/text/index.ts";
import { Answer } from "@/ui/Popover.tsx";
import { wordsOn, type Word } from "./words.ts";
import "./help.css";

/** What the words on this page mean, where they stand. */
export function HelpButton() {
  const { pathname } = useLocation();
  return (
    <Answer
      trigger={<CircleQuestionMark className="i" aria-hidden="true" />}
      triggerLabel={t.help.button}
      triggerClassName="btn btn--s btn--bare btn--icon help"
      title={t.help.title}
      placement="bottom end"
    >
      <Meanings words={wordsOn(pathname)} />
      <p className="help__all">
        <Link className="link" to="/glossary">
          {t.help.whole}
        </Link>
      </p>
    </Answer>
  );
}

export function Meanings({ words }: { words: readonly Word[] }) {
  return (
    <dl className="words">
      {words.map((word) => (
        <div key={word} id={word}>
          <dt>{t.help.words[word][0]}</dt>
          <dd>{t.help.words[word][1]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One word, explained beside it. */
export function What({ word }: { word: Word }) {
  return (
    <Answer
      trigger={<CircleQuestionMark className="i i--s" aria-hidden="true" />}
      triggerLabel={t.help.what(t.help.words[word][0] ?? "")}
      triggerClassName="help help--s"
      title={t.help.words[word][0] ?? ""}
    >
      <p className="words">{t.help.words[word][1]}</p>
    </Answer>
  );
}
