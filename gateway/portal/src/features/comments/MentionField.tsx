import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useLayoutEffect, useRef, useState } from "react";
import { get } from "@/api/http.ts";
import type { Page, PersonView } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Avatar } from "@/ui/Avatar.tsx";
import { mentionAt, withMention, type Mentioned } from "./mentions.ts";

type Props = {
  label: string;
  value: string;
  /** The text, and whom it newly speaks to. */
  onChange: (text: string, mentioned?: Mentioned) => void;
  onSubmit: () => void;
  onEscape?: () => void;
  error?: string | undefined;
  focused?: boolean;
};

/** A text in which @ picks people: the list follows the words, the focus stays in the text. */
export function MentionField({ label, value, onChange, onSubmit, onEscape, error, focused = false }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const goOn = useRef<number | null>(null);
  const mention = mentionAt(value, caret);
  const isOpen = mention !== null && mention.start !== dismissed;
  const people = usePeople(isOpen ? mention.query : null);
  const active = Math.min(chosen, people.length - 1);

  // After a name was put in, one writes on behind it.
  useLayoutEffect(() => {
    if (goOn.current !== null) field.current?.setSelectionRange(goOn.current, goOn.current);
    goOn.current = null;
  }, [value]);

  // Whoever asked to write begins to write.
  useLayoutEffect(() => {
    if (!focused || field.current === null) return;
    field.current.focus();
    field.current.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [focused]);

  const pick = (person: PersonView) => {
    if (mention === null) return;
    const said = withMention(value, mention.start, caret, person.name);
    goOn.current = said.caret;
    onChange(said.text, { id: person.id, name: person.name });
    setCaret(said.caret);
    setChosen(0);
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      onSubmit();
    } else if (event.key === "Escape" && (isOpen || onEscape !== undefined)) {
      event.preventDefault();
      event.stopPropagation();
      if (isOpen) setDismissed(mention.start);
      else onEscape?.();
    } else if (isOpen && people.length > 0) {
      const person = people[active];
      if (event.key === "ArrowDown") setChosen((active + 1) % people.length);
      else if (event.key === "ArrowUp") setChosen((active + people.length - 1) % people.length);
      else if ((event.key === "Enter" || event.key === "Tab") && person !== undefined) pick(person);
      else return;
      event.preventDefault();
    }
  };
  const follow = () => setCaret(field.current?.selectionStart ?? 0);

  return (
    <div className="cm__field">
      <textarea
        ref={field}
        className="fld__area"
        rows={2}
        value={value}
        aria-label={label}
        placeholder={t.comments.placeholder}
        aria-autocomplete="list"
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={isOpen && people.length > 0 ? `${id}-${active}` : undefined}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setChosen(0);
        }}
        onSelect={follow}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <div className="cm__people menu" ref={intoView}>
          <p className="menu__h" role="status">
            {people.length === 0 && mention.query !== "" ? t.comments.nobody(mention.query) : t.comments.mentioning(mention.query)}
          </p>
          <div className="menu__in" id={`${id}-list`} role="listbox" aria-label={t.comments.mention}>
            {people.map((person, index) => (
              // The keys are those of the text, which keeps the focus.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={person.id}
                id={`${id}-${index}`}
                className="menu__i"
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                {...(index === active && { "data-focused": true })}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(person)}
              >
                <Avatar name={person.name} small />
                <span className="cut">{person.name}</span>
                <small className="cut">{person.email}</small>
              </div>
            ))}
          </div>
        </div>
      )}
      {error !== undefined && (
        <p className="fld__bad" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** A list that opens below the fold is of no use. */
const intoView = (list: HTMLElement | null) => list?.scrollIntoView({ block: "nearest" });

const most = 8;

/** Whose name has a word that begins like that stands before those in whose name it is somewhere. */
const begins = (person: PersonView, query: string | null) =>
  ` ${person.name.toLocaleLowerCase()}`.includes(` ${(query ?? "").toLocaleLowerCase()}`);

function usePeople(query: string | null): PersonView[] {
  const wanted = useDeferredValue(query);
  const found = useQuery({
    queryKey: ["directory", "people", "mention", wanted],
    queryFn: ({ signal }) => get<Page<PersonView>>("/api/directory/people", { q: wanted === "" ? null : wanted, limit: 12 }, signal),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
    select: (page) => page.items.toSorted((a, b) => Number(begins(b, wanted)) - Number(begins(a, wanted))).slice(0, most),
  });
  // Until the answer is there the one before holds as far as it fits: whoever types on never mentions somebody else.
  const isBehind = found.isPlaceholderData || wanted !== query;
  return query === null
    ? []
    : (found.data ?? []).filter((person) => !isBehind || person.name.toLocaleLowerCase().includes(query.toLocaleLowerCase()));
}
