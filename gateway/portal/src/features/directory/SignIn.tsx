import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useDeferredValue, useRef, useState } from "react";
import { useLocation } from "react-router";
import { candidatesQuery, sessionQuery, signInAddress, signInForDevelopment } from "@/api/session.ts";
import type { Candidate, Id } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Avatar } from "@/ui/Avatar.tsx";
import { Brand } from "@/ui/Glyph.tsx";
import "./signin.css";

/** Who are you? The organization’s identity provider says it; while developing, anyone; the banner says so. */
export default function SignIn({ development, provider }: { development: boolean; provider: string | null }) {
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
        {provider !== null && <WithProvider name={provider} />}
        {development && <ChoosePerson />}
        {provider === null && !development && <p className="soft">{t.signIn.notHere}</p>}
      </div>
    </main>
  );
}

/** A link and not a request: the browser itself goes to the provider, and comes back to this page with what went wrong. */
function WithProvider({ name }: { name: string }) {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  const problem = query.get("signInProblem");
  query.delete("signInProblem");
  const returnTo = query.size === 0 ? pathname : `${pathname}?${query.toString()}`;
  return (
    <div className="signin__with">
      {problem !== null && (
        <p className="notice" role="alert">
          {t.signIn.problems[problem] ?? t.signIn.failed}
        </p>
      )}
      <a className="btn btn--ink" href={signInAddress(returnTo)}>
        {t.signIn.withProvider(name)}
      </a>
    </div>
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
