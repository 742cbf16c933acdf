import { ChevronsUpDown } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { t } from "@/text/index.ts";
import { Avatar } from "@/ui/Avatar.tsx";
import { usePerson } from "./SignedIn.tsx";

// It stands on every page and is opened once a month.
const FloatingAccount = lazy(() => import("./FloatingAccount.tsx"));

export function AccountMenu() {
  const { me } = usePerson();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        className="me"
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Avatar name={me.name} />
        <span className="sr">
          {t.nav.account}: {me.name}
        </span>
        <span className="lbl cut" aria-hidden="true">
          {me.name}
        </span>
        <ChevronsUpDown className="i i--s lbl" aria-hidden="true" />
      </button>
      {open && (
        <Suspense>
          <FloatingAccount trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
