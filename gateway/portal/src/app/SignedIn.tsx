import { useQuery } from "@tanstack/react-query";
import { createContext, lazy, Suspense, use } from "react";
import { Outlet } from "react-router";
import { meQuery } from "@/api/directory.ts";
import { sessionQuery } from "@/api/session.ts";
import type { Me } from "@/api/types.ts";
import { FormatProvider } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { ToastProvider } from "@/ui/Toast.tsx";
import { useLiveInbox, type LiveState } from "./liveInbox.ts";

const SignIn = lazy(() => import("@/features/directory/SignIn.tsx"));

type Person = { me: Me; development: boolean; live: LiveState };
const PersonContext = createContext<Person | null>(null);

/** The signed-in person; pages below never ask whether there is one. */
export function usePerson(): Person {
  const person = use(PersonContext);
  if (person === null) throw new Error("usePerson is for pages of a signed-in person");
  return person;
}

/** Asks who is here: the sign-in page for nobody, the portal in their locale and time zone for somebody. */
export function SignedIn() {
  const session = useQuery(sessionQuery);
  return (
    <FormatProvider>
      <Centered>
        <Await query={session} what={t.states.things.session}>
          {({ signedIn, development, provider }) =>
            signedIn ? (
              <ToastProvider>
                <AsPerson development={development} />
              </ToastProvider>
            ) : (
              <Suspense>
                <SignIn development={development} provider={provider} />
              </Suspense>
            )
          }
        </Await>
      </Centered>
    </FormatProvider>
  );
}

function AsPerson({ development }: { development: boolean }) {
  const me = useQuery(meQuery);
  const live = useLiveInbox();
  return (
    <Await query={me} what={t.states.things.session}>
      {(person) => (
        <FormatProvider locale={person.locale} timeZone={person.timeZone}>
          <PersonContext value={{ me: person, development, live }}>
            <Outlet />
          </PersonContext>
        </FormatProvider>
      )}
    </Await>
  );
}

/** States before there is a shell stand in the page's own margins. */
const Centered = ({ children }: { children: React.ReactNode }) => <div className="bare">{children}</div>;
