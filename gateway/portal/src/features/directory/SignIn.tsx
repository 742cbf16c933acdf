import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useDeferredValue, useRef, useState } from "react";
import { candidatesQuery, sessionQuery, signInForDevelopment } from "@/api/session.ts";
import type { Candidate, Id } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Avatar } from "@/ui/Avatar.tsx";
import { Brand } from "@/ui/Glyph.tsx";
import "./signin.css";

/** Who are you? While developing, anyone; the banner says so. */
export default function SignIn({ development }: { development: boolean }) {
  return (
    <main className="signin">
      <title>{t.app.title(t.signIn.title)}</title>
      {development && (
        <p className="signin__dev">
          <b>{t.signIn.development}.</b> {t.signIn.developmentHint}
        </p>
      )}
      <div className="signin__in">
        <div className="signin__brand">
          <Brand />
          {t.app.name}
        </div>
        <h1>
          {t.signIn.motto.map((line) => (
            <span key={line}>{line} </span>
          ))}
        </h1>
        {development ? <ChoosePerson /> : <p className="soft">{t.signIn.notHere}</p>}
      </div>
    </main>
  );
}

function ChoosePerson() {
  const [text, setText] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const wanted = useDeferredValue(text.trim());
  const people = useQuery({ ...candidatesQuery(wanted), placeholderData: keepPreviousData });
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (personId: Id) => signInForDevelopment(personId),
    // Nothing that was read before, for nobody or for somebody else, may stay.
    onSuccess: () => client.resetQueries({ queryKey: sessionQuery.queryKey }),
  });

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.current?.querySelector("button")?.focus();
    }
  };
  return (
    <>
      <label className="signin__q">
        <span className="strong">{t.signIn.who}</span>
        <span className="signin__field">
          <Search className="i" aria-hidden="true" />
          <input
            type="search"
            placeholder={t.signIn.search}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </span>
      </label>
      {signIn.isError && (
        <p className="notice" role="alert">
          {t.signIn.failed}
        </p>
      )}
      <Await query={people} what={t.states.things.people}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft" role="status">
              {wanted === "" ? t.signIn.empty : t.signIn.nobody(wanted)}
            </p>
          ) : (
            <ul className="signin__list" aria-label={t.signIn.people} ref={list}>
              {items.map((person) => (
                <PersonRow key={person.id} person={person} disabled={signIn.isPending} onChoose={() => signIn.mutate(person.id)} />
              ))}
            </ul>
          )
        }
      </Await>
    </>
  );
}

/** Arrow keys walk the list, as Tab does. */
function walk(event: React.KeyboardEvent<HTMLButtonElement>) {
  const item = event.currentTarget.parentElement;
  const next = event.key === "ArrowDown" ? item?.nextElementSibling : event.key === "ArrowUp" ? item?.previousElementSibling : null;
  if (next == null) return;
  event.preventDefault();
  next.querySelector("button")?.focus();
}

function PersonRow({ person, disabled, onChoose }: { person: Candidate; disabled: boolean; onChoose: () => void }) {
  return (
    <li>
      <button className="signin__p" type="button" disabled={disabled} onClick={onChoose} onKeyDown={walk}>
        <Avatar name={person.name} />
        <span className="signin__n">
          <span className="strong">{person.name}</span>
          <span className="soft sm cut">{[person.role, person.unit].filter(Boolean).join(", ")}</span>
        </span>
      </button>
    </li>
  );
}
